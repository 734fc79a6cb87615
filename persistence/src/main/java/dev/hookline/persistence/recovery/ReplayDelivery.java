package dev.hookline.persistence.recovery;

import java.util.UUID;

/**
 * A delivery that a replay makes.
 *
 * @param body what is sent if a transform changed the payload, or null
 */
public record ReplayDelivery(
    UUID deliveryId, ReplayEvent event, UUID endpointId, UUID subscriptionId, byte[] body) {}
