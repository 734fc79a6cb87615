package dev.hookline.delivery.publish;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * The answer to a publish: the event is durable.
 *
 * @param deliveryIds one for each endpoint it goes to; empty when nobody subscribed
 * @param duplicate whether an idempotency key brought back an earlier answer
 */
public record Published(
    UUID eventId, String topic, Instant createdAt, List<UUID> deliveryIds, boolean duplicate) {}
