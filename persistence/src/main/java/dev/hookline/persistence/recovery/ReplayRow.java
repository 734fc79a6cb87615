package dev.hookline.persistence.recovery;

import java.time.Instant;
import java.util.UUID;

/**
 * A replay and how far it came.
 *
 * @param mode {@code all}, {@code failed_only}, {@code retry_failed} or {@code recover}
 * @param criteria what it covers, as JSON
 * @param state {@code running}, {@code done}, {@code cancelled} or {@code dry_run}
 * @param walkedTo the last event or dead letter dealt with, or null at the start
 * @param matched events, or dead letters, found so far
 * @param scheduled deliveries scheduled so far
 * @param waiting of those, how many have not ended yet
 */
public record ReplayRow(
    UUID replayId,
    String tenantId,
    String mode,
    String criteria,
    String state,
    UUID walkedTo,
    int matched,
    int scheduled,
    int waiting,
    Instant createdAt,
    Instant finishedAt) {}
