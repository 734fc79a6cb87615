package dev.hookline.jobs.errand;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.hookline.jobs.JobParameters;
import dev.hookline.jobs.backup.Backups;
import dev.hookline.jobs.runs.Run;
import dev.hookline.jobs.runs.Runs;
import dev.hookline.persistence.runs.RunKind;
import dev.hookline.persistence.runs.RunOutcome;
import dev.hookline.settings.Setting;
import dev.hookline.settings.Settings;
import jakarta.batch.api.AbstractBatchlet;
import jakarta.batch.runtime.context.JobContext;
import jakarta.enterprise.inject.spi.CDI;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Has the launcher do what the job is named after, and writes down what came of it. */
public class ErrandBatchlet extends AbstractBatchlet {
  private static final int LOOK_MILLIS = 500;
  private static final int LOOKS_UNTIL_TAKEN = 60;

  private static final String FAILED = "failed";
  private static final ObjectMapper JSON = new ObjectMapper();

  @Inject private JobContext job;

  private final CountDownLatch stopped = new CountDownLatch(1);

  /** Returns {@code passed}; the job fails on anything else. */
  @Override
  public String process() throws InterruptedException {
    CDI<Object> container = CDI.current();
    RunKind kind = RunKind.valueOf(job.getJobName().toUpperCase(Locale.ROOT).replace('-', '_'));
    Run run =
        container
            .select(Runs.class)
            .get()
            .beginJob(kind, job.getExecutionId(), JobParameters.requestedBy(job));
    String ended;
    try {
      Backups backups = container.select(Backups.class).get();
      String backup = backups.chosen(JobParameters.backup(job)).name();
      run.target(backup);
      Path data = Path.of(container.select(Settings.class).get().text(Setting.DATA_DIR));
      Optional<Errand.Outcome> outcome =
          follow(Errand.ask(data, run.id(), List.of(job.getJobName(), backup)), run);
      ended = end(run, outcome, backups, backup, kind);
    } catch (RuntimeException e) {
      run.failed(e);
      throw e;
    }
    if (FAILED.equals(ended)) { // the batch runtime knows no other way to fail
      throw new IllegalStateException(job.getJobName() + " failed; its run says why");
    }
    return ended;
  }

  /** The launcher ends what it has begun; nobody waits for it any longer. */
  @Override
  public void stop() {
    stopped.countDown();
  }

  private Optional<Errand.Outcome> follow(Errand errand, Run run) throws InterruptedException {
    Optional<Errand.Outcome> outcome = Optional.empty();
    for (int looks = 0; outcome.isEmpty(); looks++) {
      if (stopped.await(LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
        errand.withdraw();
        return outcome;
      }
      if (looks > LOOKS_UNTIL_TAKEN && !errand.taken()) {
        errand.withdraw();
        throw new IllegalStateException("no launcher supervises this server");
      }
      errand.newStages().forEach(run::stage);
      outcome = errand.outcome();
    }
    return outcome;
  }

  private String end(
      Run run, Optional<Errand.Outcome> outcome, Backups backups, String backup, RunKind kind) {
    if (outcome.isEmpty()) {
      run.end(RunOutcome.STOPPED, "");
      return "stopped";
    }
    boolean passed = outcome.get().code() == 0;
    if (kind == RunKind.DEEP_VERIFY) {
      backups.noteDeep(backup, passed);
    }
    figures(run, outcome.get().report());
    run.end(passed ? RunOutcome.OK : RunOutcome.FAILED, outcome.get().report());
    return passed ? "passed" : FAILED;
  }

  /** Every number of the report is a figure. */
  private static void figures(Run run, String report) {
    try {
      JsonNode document = JSON.readTree(report);
      document
          .properties()
          .forEach(
              each -> {
                if (each.getValue().isNumber()) {
                  run.figure(each.getKey(), each.getValue().asDouble());
                }
              });
    } catch (JsonProcessingException e) {
      run.figure("report_bytes", report.length());
    }
  }
}
