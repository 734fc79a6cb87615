package dev.hookline.jobs.schedule;

import dev.hookline.jobs.JobRun;
import dev.hookline.jobs.Jobs;
import dev.hookline.persistence.work.Acting;
import java.util.Optional;

/** The batch jobs. */
final class BatchWorks implements Works {
  private final Jobs jobs;

  BatchWorks(Jobs jobs) {
    this.jobs = jobs;
  }

  @Override
  public boolean knows(String job) {
    return Jobs.names().contains(job);
  }

  @Override
  public long start(String job) {
    return Acting.as(Acting.job("schedule"), () -> jobs.start(job)).executionId();
  }

  @Override
  public Optional<String> outcome(long execution) {
    JobRun run = jobs.find(execution);
    return switch (run.status()) {
      case "COMPLETED" -> Optional.of("ok");
      case "FAILED", "ABANDONED" -> Optional.of("failed");
      case "STOPPED" -> Optional.of("stopped");
      default -> Optional.empty();
    };
  }
}
