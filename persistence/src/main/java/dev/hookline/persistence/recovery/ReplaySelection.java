package dev.hookline.persistence.recovery;

import java.util.List;
import java.util.UUID;

/**
 * Which events a step of a replay looks at.
 *
 * @param events these and no others, or empty for all in the range
 * @param after only events behind this id
 * @param before only events before this id
 * @param topic this topic only, or null
 * @param limit at most this many
 */
public record ReplaySelection(
    List<UUID> events, UUID after, UUID before, String topic, int limit) {}
