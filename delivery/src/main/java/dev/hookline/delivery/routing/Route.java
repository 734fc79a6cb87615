package dev.hookline.delivery.routing;

import java.util.UUID;

/**
 * One way an event goes.
 *
 * @param subscriptionId the subscription that matched; null if the endpoint was named instead
 * @param body what is sent if a transform changed the payload, or null
 */
public record Route(Destination destination, UUID subscriptionId, byte[] body) {}
