package dev.hookline.persistence.recovery;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * Which failed deliveries are meant.
 *
 * @param events of these events and no others, or empty for all in the range
 * @param after only of events behind this id
 * @param before only of events before this id
 * @param topic a regular expression for the topic with a dot behind it, or null
 * @param endpointId to this endpoint only, or null
 * @param lastStatus whose last attempt had this HTTP status, or null
 * @param diedSince dead letters that died at this moment or later
 */
public record FailedSelection(
    List<UUID> events,
    UUID after,
    UUID before,
    String topic,
    UUID endpointId,
    Integer lastStatus,
    Instant diedSince) {}
