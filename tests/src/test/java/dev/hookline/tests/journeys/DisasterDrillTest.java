package dev.hookline.tests.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.hookline.bench.Main;
import dev.hookline.tests.stage.TakesMinutes;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code scripts/hl drill dr}, a short one. */
@TakesMinutes
class DisasterDrillTest {
  @TempDir private Path directory;

  @Test
  void aKilledNodeLosesNothingShowsNothingToTheWrongTenantAndComesBack() throws Exception {
    Path errors = directory.resolve("errors");
    Path report = directory.resolve("report");
    Process drill =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName(),
                "drill",
                "dr",
                "--json",
                "--seconds=3",
                "--rate=50",
                "--report=" + report)
            .redirectError(errors.toFile())
            .start();
    drill.getOutputStream().close();
    List<String> lines = drill.inputReader().lines().toList();
    int code = drill.waitFor();
    String said = Files.readString(errors);
    assertThat(lines).as(said).isNotEmpty();
    JsonNode result = new ObjectMapper().readTree(lines.getLast());
    JsonNode rto = result.path("rto_ms");
    JsonNode rpo = result.path("rpo");

    assertThat(rpo.path("acknowledged").asLong()).as(said).isGreaterThan(300);
    assertThat(rpo.path("delivered")).isEqualTo(rpo.path("acknowledged"));
    for (String none :
        List.of("lost", "dead_lettered", "made_twice", "changed_bodies", "wrong_signatures")) {
      assertThat(rpo.path(none).asLong(-1)).as(none).isZero();
    }
    assertThat(rpo.path("ambiguous").asLong()).as("the kill was felt").isPositive();
    assertThat(result.path("leaked").asLong(-1)).isZero();
    assertThat(result.path("isolation").path("listed").asLong())
        .isGreaterThanOrEqualTo(4 * rpo.path("acknowledged").asLong());
    assertThat(rto.path("detect").asDouble(-1)).isBetween(0.0, rto.path("restart").asDouble());
    assertThat(rto.path("restart").asDouble()).isLessThan(rto.path("ready").asDouble());
    assertThat(rto.path("resume").asDouble(-1)).isNotNegative();
    assertThat(rto.path("total").asDouble()).isGreaterThanOrEqualTo(rto.path("ready").asDouble());
    // How long it takes is the machine's business; that the verdict follows from it is ours.
    boolean inTime = rto.path("total").asDouble() <= 60_000;
    assertThat(result.path("passed").asBoolean()).as(result.toString()).isEqualTo(inTime);
    assertThat(code).isEqualTo(inTime ? 0 : 4);
    assertThat(new ObjectMapper().readTree(report.resolve("report.json").toFile()))
        .isEqualTo(result);
    assertThat(report.resolve("report.md")).content().contains("# Disaster drill", "RTO");
    assertThat(report.resolve("acknowledged.csv")).isNotEmptyFile();
  }
}
