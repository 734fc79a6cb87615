package dev.hookline.tests.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hookline.tests.stage.Command;
import dev.hookline.tests.stage.OnStage;
import dev.hookline.tests.stage.Shell;
import dev.hookline.tests.stage.Stage;
import java.nio.file.Path;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@OnStage
class ReplayDrillTest {
  @TempDir Path directory;

  @Test
  void theDrillProvesEverything(Stage stage) {
    Command.Ended ended = new Shell(stage, directory).run("dlq-replay-proof-drill.sh", "--json");
    assertThat(ended.code()).as(ended.output() + ended.errors()).isZero();
    assertThat(ended.json().path("proved").asBoolean()).isTrue();
    JsonNode steps = ended.json().path("steps");
    assertThat(steps.size()).isGreaterThan(15);
    assertThat(StreamSupport.stream(steps.spliterator(), false))
        .allSatisfy(
            step -> assertThat(step.path("verdict").asText()).as("%s", step).isEqualTo("proved"));
  }
}
