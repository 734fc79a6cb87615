package dev.hookline.bench.run;

import dev.hookline.bench.api.Target;
import dev.hookline.bench.limits.GroupCommitAlone;
import dev.hookline.bench.limits.HttpAcceptAlone;
import dev.hookline.bench.limits.SendAlone;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.function.Consumer;

/** Measures each part of the path alone, and adds it to the figures. */
record Parts(Target target, Plan plan, Figures figures, Consumer<String> progress) {
  private static final Duration LIMIT = Duration.ofSeconds(2);
  private static final int COMMIT_GROUP = 64;

  void sendAlone() throws IOException {
    progress.accept("sending alone");
    SendAlone alone = SendAlone.measure(plan.connections(), plan.payloadBytes(), LIMIT);
    figures.put("send_alone_per_s", alone.perSecond());
    figures.put("send_alone_cpu_us", alone.generatorMicros() + alone.sinkMicros());
  }

  void acceptAlone() {
    progress.accept("HTTP accept alone");
    figures.put(
        "http_accept_alone_per_s",
        HttpAcceptAlone.perSecond(target, plan.connections(), plan.payloadBytes(), LIMIT));
  }

  void commitAlone() {
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
