package dev.hookline.jobs;

import java.time.Instant;

/**
 * One execution of a job.
 *
 * @param status the Jakarta Batch status, such as {@code STARTED} or {@code COMPLETED}
 * @param exitStatus what the job says of its end, or null
 * @param startedAt null until it starts
 * @param endedAt null until it ends
 */
public record JobRun(
    long executionId,
    String job,
    String status,
    String exitStatus,
    Instant startedAt,
    Instant endedAt) {}
