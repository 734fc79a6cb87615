package dev.hookline.jobs.runs;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.hookline.delivery.Reason;
import dev.hookline.delivery.Refused;
import dev.hookline.delivery.Store;
import dev.hookline.persistence.id.Uuid7;
import dev.hookline.persistence.runs.RecoveryRun;
import dev.hookline.persistence.runs.RunKind;
import dev.hookline.persistence.runs.RunOutcome;
import dev.hookline.persistence.runs.RunTable;
import dev.hookline.persistence.schedules.ScheduleTable;
import dev.hookline.persistence.work.Acting;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The history of backups, verifications, restores and drills. A run whose node died is written down
 * as stopped by another one.
 */
@ApplicationScoped
public class Runs {
  private static final Duration LIFE = Duration.ofSeconds(30);

  private final Set<UUID> open = ConcurrentHashMap.newKeySet();
  private RunTable table;
  private ScheduleTable schedules;
  private Clock clock;
  private Uuid7 ids;

  /** For CDI. */
  protected Runs() {}

  /** Runs in the given table. */
  @Inject
  public Runs(RunTable table, ScheduleTable schedules, Clock clock, Uuid7 ids) {
    this.table = table;
    this.schedules = schedules;
    this.clock = clock;
    this.ids = ids;
  }

  /**
   * Begins a run, in the name of the thread's {@link Acting}.
   *
   * @param executionId of the batch job, or null if it is none
   * @param target the id of the backup it is about; empty if that is not known yet, see {@link
   *     Run#target}
   * @throws Refused with {@link Reason#UNAVAILABLE}
   */
  public Run begin(RunKind kind, Long executionId, String target) {
    RecoveryRun begun =
        new RecoveryRun(
            ids.next(),
            kind,
            Acting.current().actor(),
            clock.instant(),
            null,
            RunOutcome.RUNNING,
            executionId,
            target,
            List.of(),
            JsonNodeFactory.instance.objectNode(),
            "");
    Store.ask(
        () -> {
          table.begin(begun, LIFE);
          return null;
        });
    open.add(begun.runId());
    return new Run(this, clock, begun);
  }

  /** Begins a run of a job, in the name of whoever asked for it; what it is about comes later. */
  public Run beginJob(RunKind kind, long executionId, String requestedBy) {
    return Acting.as(Acting.by(requestedBy), () -> begin(kind, executionId, ""));
  }

  /** The newest runs of these kinds, newest first. */
  public List<RecoveryRun> newest(Collection<RunKind> kinds, int rows) {
    return Store.ask(() -> table.newest(kinds, rows));
  }

  /**
   * A run.
   *
   * @throws Refused with {@link Reason#NOT_FOUND}
   */
  public RecoveryRun get(UUID runId) {
    return Store.ask(() -> table.find(runId))
        .orElseThrow(() -> new Refused(Reason.NOT_FOUND, "no such run"));
  }

  /**
   * Says that the runs of this node go on, and ends those whose node is gone; every few seconds.
   */
  public void beat() {
    Store.ask(
        () -> {
          table.beat(open, LIFE);
          return table.abandon();
        });
  }

  /** Writes down how far it came; whatever is planned after it is due when it ended well. */
  void save(RecoveryRun run) {
    if (run.outcome() != RunOutcome.RUNNING) {
      open.remove(run.runId()); // also if the end cannot be written down: then others stop it
    }
    Store.ask(
        () -> {
          table.save(run);
          if (run.outcome() == RunOutcome.OK) {
            schedules.due("after " + run.kind().jobName(), run.endedAt());
          }
          return null;
        });
  }
}
