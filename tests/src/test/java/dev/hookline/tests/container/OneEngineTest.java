package dev.hookline.tests.container;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hookline.launcher.state.DataDir;
import dev.hookline.tests.stage.OnStage;
import dev.hookline.tests.stage.Stage;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * The container announces the start of an EAR once for each of its wars; the engine heeds the first
 * announcement only.
 */
@OnStage
class OneEngineTest {
  @Test
  void theEngineStartsOnceForBothWars(Stage stage) throws IOException {
    List<String> log = Files.readAllLines(DataDir.at(stage.server().dataDir()).log("server"));
    assertThat(log.stream().filter(line -> line.contains("the engine runs"))).hasSize(1);
  }
}
