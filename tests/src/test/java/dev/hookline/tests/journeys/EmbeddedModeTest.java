package dev.hookline.tests.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hookline.settings.Setting;
import dev.hookline.tests.stage.Api;
import dev.hookline.tests.stage.Stage;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A server as an embedding backend runs it: a service token, guarded metrics, public targets only.
 */
class EmbeddedModeTest {
  private static final String TOKEN = "a-service-token-of-some-length";
  private static Stage stage;

  @BeforeAll
  static void start() {
    stage =
        Stage.start(
            options ->
                options
                    .with(Setting.AUTH_MODE, "service_token")
                    .with(Setting.SERVICE_TOKEN, TOKEN)
                    .with(Setting.METRICS_TOKEN, "metrics-only")
                    .with(Setting.DEV_INBOX, "0")
                    .with(Setting.ALLOW_PRIVATE_TARGETS, "0"));
  }

  @AfterAll
  static void stop() {
    stage.close();
  }

  @Test
  void theTokenWorksForTheTenantItNames() {
    Api backend = stage.nobody().withKey(TOKEN);
    backend.get("/v1/events").expectProblem(400, "INVALID_REQUEST");
    backend.with("X-Tenant-Id", "default").get("/v1/events").expect(200);
    backend.with("X-Tenant-Id", "nobody").get("/v1/events").expectProblem(404, "NOT_FOUND");
    stage
        .nobody()
        .withKey("wrong")
        .with("X-Tenant-Id", "default")
        .get("/v1/events")
        .expectProblem(401, "UNAUTHENTICATED");
  }

  @Test
  void aTenantsKeyIsNoCredentialHere() {
    stage
        .nobody()
        .withKey(stage.server().apiKey())
        .get("/v1/events")
        .expectProblem(401, "UNAUTHENTICATED");
  }

  @Test
  void metricsAskForTheirToken() {
    assertThat(stage.nobody().get("/metrics").status()).isEqualTo(401);
    assertThat(stage.nobody().with("X-Metrics-Token", "wrong").get("/metrics").status())
        .isEqualTo(401);
    stage.nobody().with("X-Metrics-Token", "metrics-only").get("/metrics").expect(200);
    stage.nobody().get("/healthz").expect(200);
  }

  @Test
  void theDevInboxIsOff() {
    backend().post("/v1/dev/inbox", "{}").expectProblem(404, "DEV_INBOX_OFF");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://127.0.0.1/",
        "http://localhost/",
        "http://2130706433/",
        "http://127.1/",
        "http://0x7f.1/",
        "http://0/",
        "http://10.0.0.1/",
        "http://172.16.3.4/",
        "http://192.168.1.1/",
        "http://100.64.0.1/",
        "http://[::1]/",
        "http://[::ffff:10.0.0.1]/",
        "http://[fd00::1]/",
        "http://[fe80::1]/",
        "http://[64:ff9b::7f00:1]/",
        "http://user@127.0.0.1/",
        "http://169.254.169.254/"
      })
  void noEndpointMayPointInside(String url) {
    assertThat(
            backend().post("/v1/endpoints", "{\"url\":\"" + url + "\"}").expect(400).text("code"))
        .isIn("REFUSED_ADDRESS", "INVALID_URL");
    assertThat(backend().get("/v1/endpoints").expect(200).text("count")).isEqualTo("0");
  }

  private static Api backend() {
    return stage.nobody().withKey(TOKEN).with("X-Tenant-Id", "default");
  }
}
