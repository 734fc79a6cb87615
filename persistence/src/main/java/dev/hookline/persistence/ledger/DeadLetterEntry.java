package dev.hookline.persistence.ledger;

import java.time.Instant;
import java.util.UUID;

/**
 * A delivery whose attempts are spent.
 *
 * @param priority 0 high, 1 medium, 2 low
 * @param reason why it is dead
 * @param lastStatus HTTP status of the last attempt, or null
 * @param lastError of the last attempt, or null
 */
public record DeadLetterEntry(
    UUID deliveryId,
    UUID eventId,
    UUID endpointId,
    String topic,
    int priority,
    int attempts,
    String reason,
    Integer lastStatus,
    String lastError,
    Instant deadAt) {}
