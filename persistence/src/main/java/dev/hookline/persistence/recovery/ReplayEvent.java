package dev.hookline.persistence.recovery;

import java.util.UUID;

/**
 * An event to be routed anew.
 *
 * @param channels JSON array, or null
 */
public record ReplayEvent(
    UUID eventId, String topic, int priority, byte[] payload, String channels) {}
