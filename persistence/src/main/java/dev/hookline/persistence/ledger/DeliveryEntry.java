package dev.hookline.persistence.ledger;

import dev.hookline.persistence.outbox.DeliveryState;
import java.time.Instant;
import java.util.UUID;

/**
 * How a delivery stands.
 *
 * @param subscriptionId the subscription it comes from, or null
 * @param priority 0 high, 1 medium, 2 low
 * @param attempts how many were made
 * @param lastStatus HTTP status of the last attempt, or null
 * @param lastError of the last attempt, or null
 * @param nextAttemptAt or null when it has ended
 * @param finishedAt or null while it waits
 * @param leased whether a node has it in its hands now
 */
public record DeliveryEntry(
    UUID deliveryId,
    UUID eventId,
    UUID endpointId,
    UUID subscriptionId,
    String topic,
    int priority,
    int attempts,
    DeliveryState state,
    Integer lastStatus,
    String lastError,
    Instant nextAttemptAt,
    Instant finishedAt,
    boolean leased) {}
