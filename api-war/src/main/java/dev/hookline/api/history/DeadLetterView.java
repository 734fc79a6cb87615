package dev.hookline.api.history;

import dev.hookline.delivery.publish.Priority;
import dev.hookline.persistence.id.IdKind;
import dev.hookline.persistence.ledger.DeadLetterEntry;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A delivery whose attempts are spent. Times are Unix milliseconds. */
public record DeadLetterView(
    String id,
    String jobId,
    String deliveryId,
    String eventId,
    String endpointId,
    String topic,
    String priority,
    String reason,
    int attemptCount,
    Integer lastStatus,
    @Schema(nullable = true) String lastError,
    long deadAt) {
  /** A dead letter on the wire. */
  public static DeadLetterView of(DeadLetterEntry letter) {
    String id = IdKind.DELIVERY.format(letter.deliveryId());
    return new DeadLetterView(
        id,
        id,
        id,
        IdKind.EVENT.format(letter.eventId()),
        IdKind.ENDPOINT.format(letter.endpointId()),
        letter.topic(),
        Priority.values()[letter.priority()].wireName(),
        letter.reason(),
        letter.attempts(),
        letter.lastStatus(),
        letter.lastError(),
        letter.deadAt().toEpochMilli());
  }
}
