package dev.hookline.jobs.backup;

import jakarta.batch.api.AbstractBatchlet;
import jakarta.batch.runtime.context.JobContext;
import jakarta.enterprise.inject.spi.CDI;
import jakarta.inject.Inject;

/** The last step of a backup: the manifest. */
public class SealBatchlet extends AbstractBatchlet {
  @Inject private JobContext job;

  /** Returns the id of the backup, which is the exit status of the job. */
  @Override
  public String process() {
    String id = CDI.current().select(BackupWork.class).get().seal(job.getInstanceId());
    job.setExitStatus(id);
    return id;
  }
}
