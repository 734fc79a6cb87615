package dev.hookline.tests.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hookline.tests.stage.OnStage;
import dev.hookline.tests.stage.Stage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;

@OnStage
class OperatorsTest {
  @Test
  void theFirstStartLeavesTheFirstAdminsPasswordToItsOwnerOnly(Stage stage) throws IOException {
    Path file = stage.server().dataDir().resolve("first-admin.password");

    assertThat(stage.server().firstAdminPassword())
        .hasValueSatisfying(password -> assertThat(password).hasSize(23));
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    assertThat(Files.readString(stage.server().dataDir().resolve("logs/server.log")))
        .doesNotContain(stage.server().firstAdminPassword().orElseThrow());
  }
}
