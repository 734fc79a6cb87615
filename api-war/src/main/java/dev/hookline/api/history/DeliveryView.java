package dev.hookline.api.history;

import dev.hookline.api.http.Times;
import dev.hookline.delivery.publish.Priority;
import dev.hookline.persistence.id.IdKind;
import dev.hookline.persistence.id.Uuid7;
import dev.hookline.persistence.ledger.DeliveryEntry;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** How a delivery stands. Times are Unix milliseconds. */
public record DeliveryView(
    String id,
    String deliveryId,
    String jobId,
    String eventId,
    String endpointId,
    @Schema(nullable = true) String subscriptionId,
    String topic,
    String priority,
    String status,
    int attemptCount,
    Integer lastStatus,
    @Schema(nullable = true) String lastError,
    long createdAt,
    Long nextAttemptAt,
    Long finishedAt) {
  /** A delivery on the wire. */
  public static DeliveryView of(DeliveryEntry delivery) {
    String id = IdKind.DELIVERY.format(delivery.deliveryId());
    return new DeliveryView(
        id,
        id,
        id,
        IdKind.EVENT.format(delivery.eventId()),
        IdKind.ENDPOINT.format(delivery.endpointId()),
        delivery.subscriptionId() == null
            ? null
            : IdKind.SUBSCRIPTION.format(delivery.subscriptionId()),
        delivery.topic(),
        Priority.values()[delivery.priority()].wireName(),
        delivery.state().wireName(),
        delivery.attempts(),
        delivery.lastStatus(),
        delivery.lastError(),
        Uuid7.millisOf(delivery.deliveryId()),
        Times.millis(delivery.nextAttemptAt()),
        Times.millis(delivery.finishedAt()));
  }
}
