package dev.hookline.jobs.backup;

import jakarta.batch.api.AbstractBatchlet;
import jakarta.batch.runtime.context.JobContext;
import jakarta.enterprise.inject.spi.CDI;
import jakarta.inject.Inject;

/** One worker of a backup: copies a piece after the other. */
public class CopyBatchlet extends AbstractBatchlet {
  @Inject private JobContext job;

  private volatile boolean stopped;

  @Override
  public String process() {
    CDI.current().select(BackupWork.class).get().copy(job.getInstanceId(), () -> stopped);
    return stopped ? "stopped" : "copied";
  }

  /** Stops after the piece that is being copied. */
  @Override
  public void stop() {
    stopped = true;
  }
}
