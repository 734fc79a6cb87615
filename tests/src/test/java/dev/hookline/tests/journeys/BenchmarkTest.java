package dev.hookline.tests.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.hookline.bench.Main;
import dev.hookline.tests.stage.TakesMinutes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code scripts/hl bench} on servers of its own, too short to measure anything. */
@TakesMinutes
class BenchmarkTest {
  @TempDir private Path directory;

  private String said;

  @Test
  void theLastLineHoldsTheBarePathTheRatesAndTheLatencies() throws Exception {
    JsonNode figures = bench();
    for (String name :
        List.of(
            "end_to_end_per_s",
            "ingest_per_s",
            "ratio_to_bare",
            "bare_end_to_end_per_s",
            "bare_ingest_per_s",
            "bare_ingest_alone_per_s",
            "send_alone_per_s",
            "http_accept_alone_per_s",
            "group_commit_alone_per_s",
            "publish_p50_ms_at_500",
            "publish_p99_ms_at_500",
            "delivered_p50_ms_at_5000",
            "delivered_p99_ms_at_5000",
            "delivered_p999_ms_at_1000",
            "publish_p90_ms_at_2000",
            "bare_delivered_p50_ms_at_500",
            "quarter_per_s",
            "delivered_p50_ms_at_quarter",
            "bare_publish_p99_ms_at_quarter",
            "rss_mb",
            "db_connections",
            "cpu_us_per_event",
            "cpu_us_server",
            "cpu_us_postgres")) {
      assertThat(figures.path(name).asDouble(-1)).as(name).isPositive();
    }
    for (String none : List.of("lost", "duplicates", "changed_bodies", "bare_lost")) {
      assertThat(figures.path(none).asLong(-1)).as(none).isZero();
    }
    assertThat(figures.path("fell_behind_at_500").isBoolean()).isTrue();
    assertThat(figures.path("db_connections").asInt()).isLessThan(50);
  }

  @Test
  void receiversMaySpeakTlsForTheServerAndTheBareProcess() throws Exception {
    JsonNode figures = bench("--profile", "tls", "--rates", "0");
    for (String name : List.of("end_to_end_per_s", "bare_end_to_end_per_s", "ratio_to_bare")) {
      assertThat(figures.path(name).asDouble(-1)).as(name).isPositive();
    }
    for (String none : List.of("lost", "duplicates", "signatures_wrong", "bare_lost")) {
      assertThat(figures.path(none).asLong(-1)).as(none).isZero();
    }
  }

  @Test
  void aNeighbourThatHangsIsToldOf() throws Exception {
    JsonNode figures = bench("--no-limits", "--profile", "hanging", "--rate", "300");
    for (String name :
        List.of("healthy_p99_ms_undisturbed", "healthy_p99_ms_disturbed", "healthy_p99_ratio")) {
      assertThat(figures.path(name).asDouble(-1)).as(name).isPositive();
    }
    assertThat(figures.path("lost").asLong(-1)).isZero();
  }

  @Test
  void aClaimOverManyWaitingDeliveriesTakesWhatItMay() throws Exception {
    JsonNode figures = bench("--no-limits", "--profile", "pending-100k");
    assertThat(figures.path("claim_ms").asDouble(-1)).isPositive();
    assertThat(figures.path("claim_deliveries").asDouble(-1)).isBetween(100.0, 500.0);
    assertThat(figures.path("end_to_end_per_s").asDouble(-1)).isPositive();
    assertThat(figures.path("arrived")).as(said).isEqualTo(figures.path("acknowledged"));
  }

  @Test
  void aSecondNodeTakesItsPart() throws Exception {
    JsonNode figures = bench("--no-limits", "--nodes", "2");
    assertThat(figures.path("nodes").asInt()).isEqualTo(2);
    assertThat(figures.path("one_node_end_to_end_per_s").asDouble(-1)).isPositive();
    assertThat(figures.path("db_connections").asInt()).isBetween(1, 49);
    assertThat(figures.path("lost").asLong(-1)).isZero();
  }

  @Test
  void aSoakTellsTheMemoryOfEachMinute() throws Exception {
    JsonNode figures = bench("--no-limits", "--minutes", "1", "--rate", "100");
    assertThat(figures.path("rss_mb_by_minute")).hasSize(1);
    assertThat(figures.path("rss_mb_most").asDouble(-1)).isPositive();
    assertThat(figures.path("rss_flat").isBoolean()).isTrue();
  }

  private JsonNode bench(String... more) throws IOException, InterruptedException {
    Path errors = directory.resolve("errors");
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName(),
                "bench",
                "--json",
                "--seconds=1",
                "--warm-up=1"));
    command.addAll(List.of(more));
    Process bench = new ProcessBuilder(command).redirectError(errors.toFile()).start();
    bench.getOutputStream().close();
    List<String> lines = bench.inputReader().lines().toList();
    int code = bench.waitFor();
    said = Files.readString(errors);
    assertThat(code).as(said).isZero();
    assertThat(lines).as(said).isNotEmpty();
    return new ObjectMapper().readTree(lines.getLast());
  }
}
