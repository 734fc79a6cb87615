package dev.hookline.delivery.dispatch;

import dev.hookline.delivery.Reason;
import dev.hookline.delivery.Refused;
import dev.hookline.delivery.routing.Destination;
import dev.hookline.delivery.routing.Routing;
import dev.hookline.persistence.id.Uuid7;
import dev.hookline.persistence.outbox.AttemptResult;
import dev.hookline.persistence.outbox.ClaimedDelivery;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/**
 * Sends a test message to an endpoint, signed like any other, and tells at once what came of it.
 * Nothing is stored.
 */
public final class Probe {
  private static final byte[] BODY =
      "{\"test\":true,\"message\":\"a test send from HookLine\"}".getBytes(StandardCharsets.UTF_8);
  private static final String TOPIC = "hookline.test";

  /** A target's provider takes the severity from it: a test must not ring as if it burned. */
  private static final int LOW = 2;

  private final Routing routing;
  private final Attempt attempt;
  private final Uuid7 ids;

  Probe(Routing routing, Attempt attempt, Uuid7 ids) {
    this.routing = routing;
    this.attempt = attempt;
    this.ids = ids;
  }

  /** What a test send did. */
  public record Report(UUID deliveryId, AttemptResult.Exchange exchange) {}

  /**
   * Sends on this thread, for at most the endpoint's timeout; works for a paused or disabled
   * endpoint too.
   *
   * @throws Refused {@link Reason#NOT_FOUND} if the tenant has no such endpoint
   */
  public Report send(String tenantId, UUID endpointId) {
    Destination destination =
        routing
            .destination(tenantId, endpointId)
            .orElseThrow(() -> new Refused(Reason.NOT_FOUND, "no such endpoint"));
    UUID deliveryId = ids.next();
    ClaimedDelivery delivery =
        new ClaimedDelivery(
            deliveryId, tenantId, ids.next(), endpointId, TOPIC, LOW, 0, 0, BODY, null, null, null);
    return new Report(deliveryId, attempt.make(delivery, destination).result().exchange());
  }
}
