package dev.hookline.jobs.backup;

import dev.hookline.jobs.JobParameters;
import dev.hookline.jobs.runs.Run;
import dev.hookline.jobs.runs.Runs;
import dev.hookline.persistence.backup.Verdict;
import dev.hookline.persistence.runs.RunKind;
import dev.hookline.persistence.runs.RunOutcome;
import dev.hookline.persistence.shelf.Shelved;
import jakarta.batch.api.AbstractBatchlet;
import jakarta.batch.runtime.context.JobContext;
import jakarta.enterprise.inject.spi.CDI;
import jakarta.inject.Inject;
import java.util.stream.Collectors;

/** Reads a backup from end to end: the one that is named, or the newest. */
public class VerifyBatchlet extends AbstractBatchlet {
  @Inject private JobContext job;

  /** Returns {@code sound}; the job fails on anything else. */
  @Override
  public String process() {
    CDI<Object> container = CDI.current();
    Backups backups = container.select(Backups.class).get();
    Run run =
        container
            .select(Runs.class)
            .get()
            .beginJob(RunKind.VERIFY, job.getExecutionId(), JobParameters.requestedBy(job));
    Verdict verdict;
    try {
      Shelved backup = backups.chosen(JobParameters.backup(job));
      run.target(backup.name());
      run.stage("verify");
      verdict = backups.verify(backup);
      run.figure("findings", verdict.findings().size());
      run.end(verdict.sound() ? RunOutcome.OK : RunOutcome.FAILED, report(verdict));
    } catch (RuntimeException e) {
      run.failed(e);
      throw e;
    }
    if (!verdict.sound()) { // the batch runtime knows no other way to fail
      throw new IllegalStateException(verdict.name() + " is not sound; its run says why");
    }
    return "sound";
  }

  private static String report(Verdict verdict) {
    return verdict.findings().stream()
        .map(finding -> "- " + finding)
        .collect(Collectors.joining("\n"));
  }
}
