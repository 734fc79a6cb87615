package dev.hookline.persistence.outbox;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * An event about to be stored, with its deliveries.
 *
 * @param priority 0 high, 1 medium, 2 low
 * @param key its idempotency key, or null
 * @param extras what few events carry
 */
public record EventRow(
    UUID eventId,
    String tenantId,
    String topic,
    byte[] payload,
    int priority,
    Instant createdAt,
    KeyClaim key,
    Extras extras,
    List<DeliveryRow> deliveries) {

  /**
   * An idempotency key and what it stands for.
   *
   * @param fingerprint a hash of what the publisher sent
   */
  public record KeyClaim(String key, byte[] fingerprint, Instant expiresAt) {}

  /**
   * Optional members of an event; each may be null.
   *
   * @param retry JSON of what the event overrides of its endpoints' retries
   */
  public record Extras(
      Instant occurredAt,
      Instant deliverAt,
      String channels,
      String metadata,
      String traceparent,
      String tracestate,
      String retry) {
    /** No optional member at all. */
    public static final Extras NONE = new Extras(null, null, null, null, null, null, null);
  }

  /** What the delivery sends: its own body, or the event's payload where it has none. */
  public byte[] bodyOf(DeliveryRow delivery) {
    return delivery.body() == null ? payload : delivery.body();
  }

  /**
   * One delivery of the event.
   *
   * @param body what is sent if it differs from the payload, or null
   * @param leased whether the storing node takes it at once, so that no claim is needed
   */
  public record DeliveryRow(
      UUID deliveryId, UUID endpointId, UUID subscriptionId, byte[] body, boolean leased) {}
}
