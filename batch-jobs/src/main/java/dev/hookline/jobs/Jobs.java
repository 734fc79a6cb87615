package dev.hookline.jobs;

import dev.hookline.delivery.Reason;
import dev.hookline.delivery.Refused;
import dev.hookline.delivery.audit.Audit;
import dev.hookline.delivery.modes.Act;
import dev.hookline.delivery.modes.Modes;
import dev.hookline.persistence.audit.AuditAct;
import dev.hookline.persistence.work.Acting;
import jakarta.batch.operations.JobExecutionAlreadyCompleteException;
import jakarta.batch.operations.JobExecutionNotMostRecentException;
import jakarta.batch.operations.JobExecutionNotRunningException;
import jakarta.batch.operations.JobOperator;
import jakarta.batch.operations.JobRestartException;
import jakarta.batch.operations.JobSecurityException;
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
  private static final Set<String> NAMES =
      Set.of("backup", "verify", "deep-verify", "restore", "restore-drill", "retention");

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
    return start(name, null);
  }

  /**
   * Starts a job that is about one backup.
   *
   * @param backup its id, or null: the newest one
   * @throws Refused as {@link #start(String)}
   */
  public JobRun start(String name, String backup) {
    if (!NAMES.contains(name)) {
      throw new Refused(Reason.NOT_FOUND, "no such job; there is " + String.join(", ", NAMES));
    }
    modes.require(Act.WORK);
    Properties parameters = new Properties();
    parameters.setProperty(JobParameters.REQUESTED_BY, Acting.current().actor());
    if (backup != null) {
      parameters.setProperty(JobParameters.BACKUP, backup);
    }
    long executionId = operator().start(name, parameters);
    String target = name + "/" + executionId;
    audit.note(AuditAct.done("jobs.started", null, target, null));
    return find(executionId);
  }

  /**
   * Asks an execution to stop; a job that knows pieces finishes the one it is at.
   *
   * @throws Refused with {@link Reason#NOT_FOUND}, or {@link Reason#CONFLICT} if it does not run
   */
  public JobRun stop(long executionId) {
    find(executionId);
    try {
      Unowned.ask(
          operator(),
          operator -> {
            operator.stop(executionId);
            return null;
          });
    } catch (JobExecutionNotRunningException e) {
      throw new Refused(Reason.CONFLICT, "the execution does not run");
    }
    audit.note(AuditAct.done("jobs.stopped", null, Long.toString(executionId), null));
    return find(executionId);
  }

  /**
   * Goes on with an execution that was stopped or failed; returns the new one.
   *
   * @throws Refused with {@link Reason#NOT_FOUND}, {@link Reason#CONFLICT} if it cannot go on, or
   *     {@link Reason#AGENTS_PAUSED}
   */
  public JobRun restart(long executionId) {
    find(executionId);
    modes.require(Act.WORK);
    try {
      long next = operator().restart(executionId, operator().getParameters(executionId));
      audit.note(AuditAct.done("jobs.restarted", null, Long.toString(next), null));
      return find(next);
    } catch (JobRestartException
        | JobSecurityException // the portal's, asked for over the API, or the other way round
        | JobExecutionAlreadyCompleteException
        | JobExecutionNotMostRecentException e) {
      throw new Refused(Reason.CONFLICT, "the execution cannot go on");
    }
  }

  /**
   * One execution.
   *
   * @throws Refused with {@link Reason#NOT_FOUND}
   */
  public JobRun find(long executionId) {
    try {
      return Unowned.ask(operator(), operator -> run(operator.getJobExecution(executionId)));
    } catch (NoSuchJobExecutionException | JobSecurityException e) { // or of a worker of a job
      throw new Refused(Reason.NOT_FOUND, "no such execution");
    }
  }

  private static JobRun run(JobExecution execution) {
    return new JobRun(
        execution.getExecutionId(),
        execution.getJobName(),
        execution.getBatchStatus().name(),
        execution.getExitStatus(),
        instant(execution.getStartTime()),
        instant(execution.getEndTime()));
  }

  private static JobOperator operator() {
    return BatchRuntime.getJobOperator();
  }

  private static Instant instant(Date date) {
    return date == null ? null : date.toInstant();
  }
}
