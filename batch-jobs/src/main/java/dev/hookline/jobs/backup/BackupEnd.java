package dev.hookline.jobs.backup;

import jakarta.batch.api.listener.AbstractJobListener;
import jakarta.batch.runtime.BatchStatus;
import jakarta.batch.runtime.context.JobContext;
import jakarta.enterprise.inject.spi.CDI;
import jakarta.inject.Inject;

/** Looks after the snapshot of a backup that did not come to its end. */
public class BackupEnd extends AbstractJobListener {
  @Inject private JobContext job;

  @Override
  public void afterJob() {
    BackupWork work = CDI.current().select(BackupWork.class).get();
    BatchStatus status = job.getBatchStatus();
    if (status == BatchStatus.STOPPING || status == BatchStatus.STOPPED) {
      work.hold(job.getInstanceId());
    } else {
      work.abandon(job.getInstanceId()); // nothing is left of one that was sealed
    }
  }
}
