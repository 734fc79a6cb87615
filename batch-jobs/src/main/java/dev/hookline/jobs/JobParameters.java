package dev.hookline.jobs;

import jakarta.batch.runtime.BatchRuntime;
import jakarta.batch.runtime.context.JobContext;
import java.util.Properties;

/** What a job is started with. */
public final class JobParameters {
  static final String REQUESTED_BY = "requested_by";
  static final String BACKUP = "backup";

  private JobParameters() {}

  /** Who asked for the job, as in the audit log. */
  public static String requestedBy(JobContext job) {
    return of(job).getProperty(REQUESTED_BY, "job:" + job.getJobName());
  }

  /** The backup it is about; null if none was named. */
  public static String backup(JobContext job) {
    return of(job).getProperty(BACKUP);
  }

  private static Properties of(JobContext job) {
    Properties given = BatchRuntime.getJobOperator().getParameters(job.getExecutionId());
    return given == null ? new Properties() : given;
  }
}
