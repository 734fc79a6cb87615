package dev.hookline.bench.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.hookline.bench.fake.FakeHookLine;
import dev.hookline.bench.fake.FakeHookLine.Fault;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

@Timeout(120)
class BenchCommandTest {
  @TempDir private Path dir;

  private final StringWriter out = new StringWriter();
  private final StringWriter errors = new StringWriter();
  private int exitCode;

  @Test
  void aServerThatDeliversOnceIsMeasured() throws IOException {
    JsonNode figures = bench(Fault.NONE, "--endpoints", "3", "--server-pid", pid());
    assertThat(exitCode).isZero();
    assertThat(figures.path("lost").asLong()).isZero();
    assertThat(figures.path("duplicates").asLong()).isZero();
    assertThat(figures.path("signatures_checked").asLong()).isPositive();
    assertThat(figures.path("arrived")).isEqualTo(figures.path("acknowledged"));
    for (String name :
        new String[] {
          "end_to_end_per_s", "ingest_per_s", "publish_p50_ms", "publish_p99_ms",
          "delivered_p50_ms", "delivered_p99_ms", "rss_mb", "cpu_us_per_event"
        }) {
      assertThat(figures.path(name).asDouble(-1)).as(name).isPositive();
    }
  }

  @Test
  void aDuplicateIsFound() throws IOException {
    JsonNode figures = bench(Fault.DUPLICATE);
    assertThat(exitCode).isEqualTo(4);
    assertThat(figures.path("duplicates").asLong()).isPositive();
    assertThat(figures.path("lost").asLong()).isZero();
  }

  @Test
  void aChangedBodyIsFound() throws IOException {
    assertThat(bench(Fault.CHANGE_BODY).path("changed_bodies").asLong()).isPositive();
    assertThat(exitCode).isEqualTo(4);
  }

  @Test
  void anOpenLoopKeepsItsRate() throws IOException {
    JsonNode figures = bench(Fault.NONE, "--rate", "200");
    assertThat(exitCode).isZero();
    assertThat(figures.path("ingest_per_s").asDouble()).isBetween(150.0, 205.0);
  }

  @Test
  void fixedRatesHaveTheirOwnLatencies() throws IOException {
    JsonNode figures = bench(Fault.NONE, "--rates", "100,200");
    assertThat(exitCode).isZero();
    for (String name :
        new String[] {"publish_p50_ms_at_100", "delivered_p999_ms_at_200", "ingest_per_s_at_200"}) {
      assertThat(figures.path(name).asDouble(-1)).as(name).isPositive();
    }
    assertThat(figures.path("lost").asLong(-1)).isZero();
  }

  @Test
  void withoutLimitsThereAreNoFixedRates() throws IOException {
    JsonNode figures = bench(Fault.NONE);
    assertThat(figures.path("rates")).isEmpty();
    assertThat(figures.has("ratio_to_bare")).isFalse();
  }

  @Test
  void theTableIsForPeople() throws IOException {
    run(Fault.NONE, "--no-limits");
    assertThat(out.toString())
        .contains("published and delivered", "duplicates")
        .doesNotContain("Bare limits", "ratio");
  }

  @Test
  void aProfileSetsWhatIsNotGiven() throws IOException {
    JsonNode figures = bench(Fault.NONE, "--profile", "five-endpoints");
    assertThat(exitCode).isZero();
    assertThat(figures.path("profile").asText()).isEqualTo("five-endpoints");
    assertThat(figures.path("endpoints").asInt()).isEqualTo(5);
    assertThat(figures.path("payload_bytes").asInt()).isEqualTo(100);
  }

  @Test
  void aNamedServersDatabaseIsNotFilled() throws IOException {
    run(Fault.NONE, "--profile", "pending-100k");
    assertThat(exitCode).isEqualTo(2);
  }

  @Test
  void targetsAreJudgedWhenAskedForAndOnlyThoseThatTheRunHasAFigureFor() throws IOException {
    bench(Fault.NONE);
    assertThat(errors.toString()).doesNotContain("targets");
    bench(Fault.NONE, "--targets");
    assertThat(exitCode).isZero();
    assertThat(errors.toString()).contains("0 of 0 targets are met");
  }

  @Test
  void aNamedServerDoesNotKnowTheReceiversAuthority() throws IOException {
    run(Fault.NONE, "--profile", "tls");
    assertThat(exitCode).isEqualTo(2);
  }

  @Test
  void numbersOutOfRangeAreRefused() throws IOException {
    run(Fault.NONE, "--connections", "0");
    assertThat(exitCode).isEqualTo(2);
    run(Fault.NONE, "--rates", "500,-1");
    assertThat(exitCode).isEqualTo(2);
    run(Fault.NONE, "--micro");
    assertThat(exitCode).isEqualTo(2);
    run(Fault.NONE, "--nodes", "0");
    assertThat(exitCode).isEqualTo(2);
    run(Fault.NONE, "--minutes", "-1");
    assertThat(exitCode).isEqualTo(2);
    run(Fault.NONE, "--profile", "ten-endpoints");
    assertThat(exitCode).isEqualTo(2);
  }

  private JsonNode bench(Fault fault, String... more) throws IOException {
    String[] options = java.util.Arrays.copyOf(more, more.length + 2);
    options[more.length] = "--json";
    options[more.length + 1] = "--no-limits";
    run(fault, options);
    return new ObjectMapper().readTree(out.toString().lines().reduce((a, b) -> b).orElse("{}"));
  }

  private void run(Fault fault, String... more) throws IOException {
    Path key = Files.writeString(dir.resolve("keys"), "HL_ADMIN_KEY=other\nHL_API_KEY=key\n");
    try (FakeHookLine server = new FakeHookLine(fault)) {
      String[] fixed = {
        "--target-url",
        server.url(),
        "--api-key-file",
        key.toString(),
        "--seconds",
        "1",
        "--warm-up",
        "1",
        "--connections",
        "4",
        "--payload-bytes",
        "100"
      };
      CommandLine line = new CommandLine(new BenchCommand());
      line.setOut(new PrintWriter(out, true)).setErr(new PrintWriter(errors, true));
      line.setOverwrittenOptionsAllowed(true);
      exitCode =
          line.execute(
              java.util.stream.Stream.of(fixed, more)
                  .flatMap(java.util.Arrays::stream)
                  .toArray(String[]::new));
      assertThat(server.endpointCount()).isZero();
    }
  }

  private static String pid() {
    return Long.toString(ProcessHandle.current().pid());
  }
}
