package dev.hookline.persistence.runs;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * A part of a run.
 *
 * @param beganMs Unix milliseconds
 * @param endedMs Unix milliseconds; null while it goes on
 * @param note what is worth knowing of it; may be empty
 */
public record RunStage(
    String name,
    @JsonProperty("began_ms") long beganMs,
    @JsonProperty("ended_ms") Long endedMs,
    String note) {}
