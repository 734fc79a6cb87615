package dev.hookline.admin.recovery;

import dev.hookline.jobs.runs.Runs;
import dev.hookline.persistence.runs.RecoveryRun;
import dev.hookline.persistence.runs.RunKind;
import dev.hookline.persistence.runs.RunOutcome;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * How safe the data is.
 *
 * @param backup the newest that ended well, or null
 * @param verified the newest check of a backup that ended well, or null
 * @param drill the newest drill that measured a restore, or null
 */
public record Standing(RecoveryRun backup, RecoveryRun verified, RecoveryRun drill) {
  static final Set<RunKind> DRILLS =
      EnumSet.of(RunKind.RESTORE_DRILL, RunKind.DISASTER_DRILL, RunKind.RESTORE);
  private static final int LOOKED_AT = 50;

  static Standing of(Runs runs, List<RecoveryRun> drills) {
    return new Standing(
        newest(runs.newest(EnumSet.of(RunKind.BACKUP), LOOKED_AT)),
        newest(runs.newest(EnumSet.of(RunKind.VERIFY, RunKind.DEEP_VERIFY), LOOKED_AT)),
        drills.stream()
            .filter(run -> run.figures().path("rto_ms").isNumber())
            .findFirst()
            .orElse(null));
  }

  /** A figure of the drill, or null. */
  public Long figure(String name) {
    return drill == null || !drill.figures().path(name).isNumber()
        ? null
        : (Long) drill.figures().path(name).asLong();
  }

  /** Whether a figure of the drill is within what was aimed at. */
  public boolean kept(String figure) {
    Long measured = figure(figure + "_ms");
    Long target = figure(figure + "_target_ms");
    return measured == null || target == null || measured <= target;
  }

  private static RecoveryRun newest(List<RecoveryRun> runs) {
    return runs.stream().filter(run -> run.outcome() == RunOutcome.OK).findFirst().orElse(null);
  }
}
