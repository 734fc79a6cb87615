package dev.hookline.jobs.runs;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hookline.persistence.runs.RecoveryRun;
import dev.hookline.persistence.runs.RunOutcome;
import dev.hookline.persistence.runs.RunStage;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** A run that goes on; safe for many threads. Each word of it is in the database at once. */
public final class Run {
  private final Runs runs;
  private final Clock clock;
  private final RecoveryRun begun;
  private final List<RunStage> stages = new ArrayList<>();
  private final ObjectNode figures = JsonNodeFactory.instance.objectNode();
  private String target;

  Run(Runs runs, Clock clock, RecoveryRun begun) {
    this.runs = runs;
    this.clock = clock;
    this.begun = begun;
    this.target = begun.target();
  }

  public UUID id() {
    return begun.runId();
  }

  /** Says which backup it is about. */
  public synchronized void target(String backup) {
    target = backup;
    save(RunOutcome.RUNNING, "");
  }

  /** Ends the stage that went on, and begins the next. */
  public synchronized void stage(String name) {
    endStage("");
    stages.add(new RunStage(name, clock.millis(), null, ""));
    save(RunOutcome.RUNNING, "");
  }

  /** Ends the stage that goes on, with a word on it. */
  public synchronized void stageEnded(String note) {
    endStage(note);
    save(RunOutcome.RUNNING, "");
  }

  /** Notes a figure; it is stored with the next stage or the end. */
  public synchronized void figure(String name, double value) {
    if (value == Math.rint(value)) {
      figures.put(name, (long) value);
    } else {
      figures.put(name, value);
    }
  }

  /**
   * Ends the run.
   *
   * @param outcome anything but {@link RunOutcome#RUNNING}
   * @param report Markdown; may be empty
   */
  public synchronized void end(RunOutcome outcome, String report) {
    endStage("");
    save(outcome, report);
  }

  /** Ends the run as failed, and says of what. */
  public void failed(RuntimeException why) {
    end(RunOutcome.FAILED, String.valueOf(why.getMessage()));
  }

  private void endStage(String note) {
    if (!stages.isEmpty() && stages.getLast().endedMs() == null) {
      RunStage last = stages.removeLast();
      stages.add(new RunStage(last.name(), last.beganMs(), clock.millis(), note));
    }
  }

  private void save(RunOutcome outcome, String report) {
    Instant ended = outcome == RunOutcome.RUNNING ? null : clock.instant();
    runs.save(
        new RecoveryRun(
            begun.runId(),
            begun.kind(),
            begun.requestedBy(),
            begun.startedAt(),
            ended,
            outcome,
            begun.executionId(),
            target,
            List.copyOf(stages),
            figures.deepCopy(),
            report));
  }
}
