package dev.hookline.api.replay;

import dev.hookline.api.http.Times;
import dev.hookline.persistence.id.IdKind;
import dev.hookline.persistence.recovery.ReplayRow;

/**
 * A replay and how far it came. Times are Unix milliseconds.
 *
 * @param mode {@code all}, {@code failed_only}, {@code retry_failed} or {@code recover}
 * @param status {@code running}, {@code done}, {@code cancelled} or {@code dry_run}
 * @param matched events, or dead letters, found so far
 * @param scheduled deliveries scheduled so far
 * @param waiting of those, how many have not ended yet
 */
public record ReplayView(
    String id,
    String replayId,
    String mode,
    String status,
    int matched,
    int scheduled,
    int waiting,
    boolean dryRun,
    long createdAt,
    Long finishedAt) {
  static ReplayView of(ReplayRow replay) {
    String id = IdKind.REPLAY.format(replay.replayId());
    return new ReplayView(
        id,
        id,
        replay.mode(),
        replay.state(),
        replay.matched(),
        replay.scheduled(),
        replay.waiting(),
        "dry_run".equals(replay.state()),
        replay.createdAt().toEpochMilli(),
        Times.millis(replay.finishedAt()));
  }
}
