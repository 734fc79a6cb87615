package dev.hookline.jobs;

import dev.hookline.delivery.Reason;
import dev.hookline.delivery.Refused;
import dev.hookline.delivery.audit.Audit;
import dev.hookline.delivery.modes.Act;
import dev.hookline.delivery.modes.Modes;
import dev.hookline.persistence.audit.AuditAct;
import jakarta.batch.operations.JobOperator;
import jakarta.batch.operations.NoSuchJobExecutionException;
import jakarta.batch.runtime.BatchRuntime;
import jakarta.batch.runtime.JobExecution;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Date;
import java.util.Properties;
import java.util.Set;

/** Starts jobs and tells how they are. */
@ApplicationScoped
public class Jobs {
  private static final Set<String> NAMES = Set.of("retention");

  @Inject private Modes modes;
  @Inject private Audit audit;

  /** The jobs that there are. */
  public static Set<String> names() {
    return NAMES;
  }

  /**
   * Starts a job.
   *
   * @throws Refused with {@link Reason#NOT_FOUND} if there is no job of that name, or {@link
   *     Reason#AGENTS_PAUSED} while background work is paused
   */
  public JobRun start(String name) {
    if (!NAMES.contains(name)) {
      throw new Refused(Reason.NOT_FOUND, "no such job; there is " + String.join(", ", NAMES));
    }
    modes.require(Act.WORK);
    long executionId = operator().start(name, new Properties());
    String target = name + "/" + executionId;
    audit.note(AuditAct.done("jobs.started", null, target, null));
    return find(executionId);
  }

  /**
   * One execution.
   *
   * @throws Refused with {@link Reason#NOT_FOUND}
   */
  public JobRun find(long executionId) {
    try {
      JobExecution execution = operator().getJobExecution(executionId);
      return new JobRun(
          executionId,
          execution.getJobName(),
          execution.getBatchStatus().name(),
          execution.getExitStatus(),
          instant(execution.getStartTime()),
          instant(execution.getEndTime()));
    } catch (NoSuchJobExecutionException e) {
      throw new Refused(Reason.NOT_FOUND, "no such execution");
    }
  }

  private static JobOperator operator() {
    return BatchRuntime.getJobOperator();
  }

  private static Instant instant(Date date) {
    return date == null ? null : date.toInstant();
  }
}
