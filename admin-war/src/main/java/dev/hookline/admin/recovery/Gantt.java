package dev.hookline.admin.recovery;

import dev.hookline.persistence.runs.RecoveryRun;
import dev.hookline.persistence.runs.RunStage;
import java.time.Instant;
import java.util.List;

/** The stages of a run as bars over its time. */
final class Gantt {
  /** The whole run is this wide. */
  private static final double WIDTH = 100;

  /** Else a stage of no time could not be seen. */
  private static final double THINNEST = 0.5;

  private Gantt() {}

  /**
   * A stage.
   *
   * @param note may be empty
   * @param after how long after the start of the run it began, in milliseconds
   * @param took in milliseconds; until now if it goes on
   * @param running whether it goes on
   * @param from where its bar begins, 0 to 100
   * @param width of its bar
   */
  public record Bar(
      String name,
      String note,
      long after,
      long took,
      boolean running,
      double from,
      double width) {}

  static List<Bar> of(RecoveryRun run, Instant now) {
    long began = run.startedAt().toEpochMilli();
    long ended = (run.endedAt() == null ? now : run.endedAt()).toEpochMilli();
    double all = Math.max(1, ended - began);
    return run.stages().stream().map(stage -> bar(stage, began, ended, all)).toList();
  }

  private static Bar bar(RunStage stage, long began, long ended, double all) {
    long end = stage.endedMs() == null ? ended : stage.endedMs();
    long after = Math.max(0, stage.beganMs() - began);
    long took = Math.max(0, end - stage.beganMs());
    double width = Math.clamp(WIDTH * took / all, THINNEST, WIDTH);
    double from = Math.clamp(WIDTH * after / all, 0, WIDTH - width);
    return new Bar(stage.name(), stage.note(), after, took, stage.endedMs() == null, from, width);
  }
}
