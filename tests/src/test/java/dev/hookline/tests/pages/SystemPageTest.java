package dev.hookline.tests.pages;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hookline.settings.Setting;
import dev.hookline.tests.stage.OnStage;
import dev.hookline.tests.stage.Stage;
import java.time.Instant;
import org.junit.jupiter.api.Test;

@OnStage
class SystemPageTest {
  @Test
  void nodesRoomSchemaAndPartitionsAreShown(Stage stage) {
    String page = Visit.as("viewer", stage).get("/admin/system").expect(200).body();

    assertThat(page)
        .contains("alive", "Heartbeat", "of 8,192", "PostgreSQL 18", "hookline", "Rows")
        .contains(">" + Instant.now().toString().substring(0, 10) + "<")
        .contains("audit_logs");
  }

  @Test
  void theConfigurationIsShownWithItsOriginAndWithoutSecrets(Stage stage) {
    Visit viewer = Visit.as("viewer", stage);
    String page = viewer.get("/admin/system").expect(200).body();

    for (Setting setting : Setting.values()) {
      assertThat(page).contains(">" + setting.variable() + "<");
    }
    assertThat(page)
        .contains("(secret)", "data directory", "command line")
        .doesNotContain(stage.server().adminKey(), stage.server().apiKey());
    assertThat(viewer.get("/admin/system?show=given").expect(200).body())
        .contains(">HL_PORT<", "command line")
        .doesNotContain(">HL_DB_POOL<");
  }
}
