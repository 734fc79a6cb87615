package dev.hookline.tests.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hookline.tests.stage.OnStage;
import dev.hookline.tests.stage.Stage;
import dev.hookline.tests.stage.Tenant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@OnStage
class HealthTest {
  @ParameterizedTest
  @ValueSource(strings = {"/health", "/health/live", "/health/ready", "/health/started"})
  void everyCheckIsUpAndPublic(String path, Stage stage) {
    assertThat(stage.nobody().get(path).expect(200).text("status")).isEqualTo("UP");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/healthz", "/readyz"})
  void theShortNamesAnswerToo(String path, Stage stage) {
    stage.nobody().get(path).expect(200);
  }

  @Test
  void metricsAreTextWithoutIdsOfAnything(Stage stage, Tenant tenant) {
    String event = tenant.publish("some.topic", "1").expect(201).text("event_id");
    String metrics = stage.nobody().get("/metrics").expect(200).body();
    assertThat(metrics).contains("# TYPE").doesNotContain(event).doesNotContain(tenant.id());
  }
}
