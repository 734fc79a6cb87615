package dev.hookline.jobs.backup;

import dev.hookline.jobs.JobParameters;
import jakarta.batch.api.AbstractBatchlet;
import jakarta.batch.runtime.context.JobContext;
import jakarta.enterprise.inject.spi.CDI;
import jakarta.inject.Inject;

/** The first step of a backup: the snapshot that the workers copy under. */
public class SnapshotBatchlet extends AbstractBatchlet {
  @Inject private JobContext job;

  /** Returns how many pieces there are to copy. */
  @Override
  public String process() {
    BackupWork work = CDI.current().select(BackupWork.class).get();
    work.begin(job.getInstanceId(), job.getExecutionId(), JobParameters.requestedBy(job));
    return "snapshot taken";
  }
}
