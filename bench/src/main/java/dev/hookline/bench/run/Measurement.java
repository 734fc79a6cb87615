package dev.hookline.bench.run;

import dev.hookline.bench.api.Target;
import dev.hookline.bench.limits.GroupCommitAlone;
import dev.hookline.bench.limits.HttpAcceptAlone;
import dev.hookline.bench.limits.SendAlone;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.function.Consumer;

/**
 * The order of a run: sending alone while our own code is cold, the product, then its parts alone.
 */
final class Measurement {
  private static final Duration LIMIT = Duration.ofSeconds(2);
  private static final int COMMIT_GROUP = 64;

  private final Target target;
  private final Plan plan;
  private final Consumer<String> progress;
  private final Figures figures = new Figures();

  Measurement(Target target, Plan plan, Consumer<String> progress) {
    this.target = target;
    this.plan = plan;
    this.progress = progress;
  }

  Figures run() throws IOException {
    if (plan.limits()) {
      sendAlone();
    }
    try (Bench bench = new Bench(target, plan, progress)) {
      bench.prepare();
      WarmUp warmUp = bench.warmUp();
      stopIfInterrupted();
      figures.put(plan, warmUp).put(bench.measure());
      stopIfInterrupted();
      if (plan.limits()) {
        figures.put(
            "ingest_alone_per_s", bench.ingestAlone(LIMIT.multipliedBy(2)).ingestPerSecond());
        acceptAlone();
        commitAlone();
      }
      figures.put(bench.verdict());
    }
    return figures;
  }

  private static void stopIfInterrupted() throws IOException {
    if (Thread.currentThread().isInterrupted()) {
      throw new IOException("interrupted");
    }
  }

  private void sendAlone() throws IOException {
    progress.accept("sending alone");
    SendAlone alone = SendAlone.measure(plan.connections(), plan.payloadBytes(), LIMIT);
    figures.put("send_alone_per_s", alone.perSecond());
    figures.put("send_alone_cpu_us", alone.generatorMicros() + alone.sinkMicros());
  }

  private void acceptAlone() {
    progress.accept("HTTP accept alone");
    figures.put(
        "http_accept_alone_per_s",
        HttpAcceptAlone.perSecond(target, plan.connections(), plan.payloadBytes(), LIMIT));
  }

  private void commitAlone() {
    if (target.databaseUrl().isEmpty()) {
      return;
    }
    progress.accept("group commit alone");
    try {
      figures.put(
          "group_commit_alone_per_s",
          GroupCommitAlone.perSecond(
              target.databaseUrl(), COMMIT_GROUP, plan.payloadBytes(), LIMIT.multipliedBy(2)));
    } catch (SQLException e) {
      progress.accept("group commit alone could not be measured: " + e.getMessage());
    }
  }
}
