package dev.hookline.persistence.outbox;

import java.util.UUID;

/**
 * A delivery leased to this node, with everything a send needs.
 *
 * @param priority 0 high, 1 medium, 2 low
 * @param attempts how many attempts were made so far
 * @param attemptsBefore how many of them were made before the last requeue and do not count against
 *     the limit
 * @param body the bytes to send
 * @param retry JSON of what its event overrides of the endpoint's retries, or null
 */
public record ClaimedDelivery(
    UUID deliveryId,
    String tenantId,
    UUID eventId,
    UUID endpointId,
    String topic,
    int priority,
    int attempts,
    int attemptsBefore,
    byte[] body,
    String traceparent,
    String tracestate,
    String retry) {}
