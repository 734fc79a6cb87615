package dev.hookline.jobs.backup;

import dev.hookline.persistence.work.Acting;
import jakarta.batch.api.AbstractBatchlet;
import jakarta.enterprise.inject.spi.CDI;

/** Deletes the backups that retention does not keep. */
public class ExpireBatchlet extends AbstractBatchlet {
  /** Returns the exit status: how many were deleted. */
  @Override
  public String process() {
    Backups backups = CDI.current().select(Backups.class).get();
    return Acting.as(Acting.job("retention"), () -> "deleted " + backups.expire());
  }
}
