package dev.hookline.persistence.ledger;

import java.time.Instant;
import java.util.UUID;

/**
 * An event without its payload.
 *
 * @param priority 0 high, 1 medium, 2 low
 * @param payloadBytes size of the payload
 * @param occurredAt or null
 * @param deliverAt or null
 * @param idempotencyKey or null
 */
public record EventEntry(
    UUID eventId,
    String topic,
    int priority,
    int payloadBytes,
    Instant createdAt,
    Instant occurredAt,
    Instant deliverAt,
    String idempotencyKey) {}
