package dev.hookline.bench.backup;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.hookline.bench.api.LocalServer;
import dev.hookline.bench.load.LoadFigures;
import dev.hookline.bench.measure.Latencies;
import dev.hookline.launcher.VerbProcess;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Consumer;

/** The order of the measurement: load alone, with the backup, alone again, with a plain copy. */
final class BackupUnderLoad {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration WARM_UP = Duration.ofSeconds(30);

  private final LocalServer server;
  private final Path shelf;
  private final int rate;
  private final Duration window;
  private final Consumer<String> progress;

  BackupUnderLoad(
      LocalServer server, Path shelf, int rate, Duration window, Consumer<String> progress) {
    this.server = server;
    this.shelf = shelf;
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
      JsonNode[] created = new JsonNode[1];
      LoadFigures with = load.during(() -> created[0] = backup());
      progress.accept("undisturbed again");
      undisturbed.add(load.during(window).latencies());
      progress.accept("with a plain copy");
      PlainCopy[] plain = new PlainCopy[1];
      LoadFigures beside =
          load.during(() -> plain[0] = PlainCopy.of(server.target().databaseUrl()));
      progress.accept("loading the backup beside the live database");
      JsonNode verified = verified(created[0].path("path").asText());
      return new Measured(
          events,
          rate,
          Runtime.getRuntime().availableProcessors(),
          created[0].path("rows").asLong(),
          Measured.rounded(created[0].path("plain_bytes").asLong() / 1e6),
          Measured.rounded(created[0].path("stored_bytes").asLong() / 1e6),
          created[0].path("mb_per_s").asDouble(),
          Measured.rounded(plain[0].mbPerSecond()),
          Measured.rounded(created[0].path("mb_per_s").asDouble() / plain[0].mbPerSecond()),
          Measured.Publishing.of(undisturbed, 2 * window.toSeconds()),
          Measured.Publishing.of(with.latencies(), with.seconds()),
          Measured.Publishing.of(beside.latencies(), beside.seconds()),
          Measured.rounded(with.latencies().millis(99) / undisturbed.millis(99)),
          verified.path("sound").asBoolean() && verified.path("deep").asBoolean(),
          load.refused(),
          load.verdict().lost());
    }
  }

  private JsonNode backup() throws IOException {
    return answer("store", "snapshot", "create", "--dest", shelf.toString(), "--json");
  }

  private JsonNode verified(String backup) throws IOException {
    return answer("store", "snapshot", "verify", "--from", backup, "--deep", "--json");
  }

  private JsonNode answer(String... words) throws IOException {
    VerbProcess.Ended ended = server.run(progress, words);
    if (ended.output().isBlank()) {
      throw new IOException("store snapshot ended with exit code " + ended.code());
    }
    return JSON.readTree(ended.output());
  }
}
