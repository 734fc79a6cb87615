package dev.hookline.api.history;

import dev.hookline.api.http.Times;
import dev.hookline.delivery.publish.Priority;
import dev.hookline.persistence.id.IdKind;
import dev.hookline.persistence.ledger.EventEntry;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** An event in a list. Times are Unix milliseconds. */
public record EventView(
    String id,
    String eventId,
    String topic,
    String priority,
    int payloadBytes,
    long createdAt,
    Long occurredAt,
    Long deliverAt,
    @Schema(nullable = true) String idempotencyKey) {
  static EventView of(EventEntry event) {
    String id = IdKind.EVENT.format(event.eventId());
    return new EventView(
        id,
        id,
        event.topic(),
        Priority.values()[event.priority()].wireName(),
        event.payloadBytes(),
        event.createdAt().toEpochMilli(),
        Times.millis(event.occurredAt()),
        Times.millis(event.deliverAt()),
        event.idempotencyKey());
  }
}
