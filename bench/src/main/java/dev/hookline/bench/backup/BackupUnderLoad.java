package dev.hookline.bench.backup;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.hookline.bench.api.Api;
import dev.hookline.bench.api.LocalServer;
import dev.hookline.bench.load.LoadFigures;
import dev.hookline.bench.measure.Latencies;
import dev.hookline.bench.measure.Until;
import dev.hookline.launcher.VerbProcess;
import java.io.IOException;
import java.time.Duration;
import java.util.Set;
import java.util.function.Consumer;

/** The order of the measurement: load alone, with the backup, alone again, with a plain copy. */
final class BackupUnderLoad {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration WARM_UP = Duration.ofSeconds(30);
  private static final Duration POLL = Duration.ofMillis(500);
  private static final Set<String> RUNNING = Set.of("STARTING", "STARTED");

  private final LocalServer server;
  private final int rate;
  private final Duration window;
  private final Consumer<String> progress;

  BackupUnderLoad(LocalServer server, int rate, Duration window, Consumer<String> progress) {
    this.server = server;
    this.rate = rate;
    this.window = window;
    this.progress = progress;
  }

  Measured run(int events) throws IOException {
    try (SteadyLoad load = new SteadyLoad(server.target(), rate)) {
      progress.accept("warming up for %d s".formatted(WARM_UP.toSeconds()));
      load.during(WARM_UP);
      progress.accept("undisturbed for %d s".formatted(window.toSeconds()));
      Latencies undisturbed = new Latencies();
      undisturbed.add(load.during(window).latencies());
      progress.accept("with the backup");
      Backup[] taken = new Backup[1];
      LoadFigures with = load.during(() -> taken[0] = backup());
      progress.accept("undisturbed again");
      undisturbed.add(load.during(window).latencies());
      progress.accept("with a plain copy");
      PlainCopy[] plain = new PlainCopy[1];
      LoadFigures beside =
          load.during(() -> plain[0] = PlainCopy.of(server.target().databaseUrl()));
      progress.accept("loading the backup beside the live database");
      JsonNode verified = verified(taken[0].id());
      return new Measured(
          events,
          rate,
          Runtime.getRuntime().availableProcessors(),
          taken[0].rows(),
          Measured.rounded(taken[0].plainBytes() / 1e6),
          Measured.rounded(taken[0].storedBytes() / 1e6),
          Measured.rounded(taken[0].mbPerSecond()),
          Measured.rounded(plain[0].mbPerSecond()),
          Measured.rounded(taken[0].mbPerSecond() / plain[0].mbPerSecond()),
          Measured.Publishing.of(undisturbed, 2 * window.toSeconds()),
          Measured.Publishing.of(with.latencies(), with.seconds()),
          Measured.Publishing.of(beside.latencies(), beside.seconds()),
          Measured.rounded(with.latencies().millis(99) / undisturbed.millis(99)),
          verified.path("sound").asBoolean() && verified.path("deep").asBoolean(),
          load.refused(),
          load.verdict().lost());
    }
  }

  /** A backup and its verification, as the server takes them every night. */
  private Backup backup() throws IOException {
    try (Api operator = new Api(server.operator())) {
      await(operator, operator.startJob("backup"));
      await(operator, operator.startJob("verify"));
      return Backup.of(operator.page("admin/backups", "", 1).path("items").path(0));
    }
  }

  private static void await(Api operator, String job) throws IOException {
    String status = "";
    do {
      Until.passed(POLL);
      status = operator.one("admin/jobs", job).path("status").asText();
    } while (RUNNING.contains(status) && !Thread.currentThread().isInterrupted());
    if (!"COMPLETED".equals(status)) {
      throw new IOException("the job " + job + " is " + status);
    }
  }

  private JsonNode verified(String backup) throws IOException {
    String folder = server.shelf().resolve(backup).toString();
    VerbProcess.Ended ended =
        server.run(progress, "store", "snapshot", "verify", "--from", folder, "--deep", "--json");
    if (ended.output().isBlank()) {
      throw new IOException("store snapshot ended with exit code " + ended.code());
    }
    return JSON.readTree(ended.output());
  }

  /** What the server says of the backup it took. */
  private record Backup(
      String id, long rows, long plainBytes, long storedBytes, double mbPerSecond) {
    static Backup of(JsonNode says) {
      long plain = says.path("plain_bytes").asLong();
      long millis = says.path("ended_at").asLong() - says.path("begun_at").asLong();
      return new Backup(
          says.path("backup_id").asText(),
          says.path("rows").asLong(),
          plain,
          says.path("stored_bytes").asLong(),
          plain / 1e3 / Math.max(1, millis));
    }
  }
}
