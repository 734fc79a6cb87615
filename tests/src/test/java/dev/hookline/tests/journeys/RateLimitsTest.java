package dev.hookline.tests.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hookline.settings.Setting;
import dev.hookline.tests.stage.Api;
import dev.hookline.tests.stage.Reply;
import dev.hookline.tests.stage.Stage;
import dev.hookline.tests.stage.Tenant;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A server with small limits. */
class RateLimitsTest {
  private static final int KEY = 30;
  private static final int TENANT = 50;
  private static final int PUBLISH = 20;
  private static Stage stage;

  @BeforeAll
  static void start() {
    stage =
        Stage.start(
            options ->
                options
                    .with(Setting.RATE_LIMIT_KEY, "" + KEY)
                    .with(Setting.RATE_LIMIT_TENANT, "" + TENANT)
                    .with(Setting.RATE_LIMIT_PUBLISH, "" + PUBLISH)
                    .with(Setting.QUOTA_ENDPOINTS, "2"));
  }

  @AfterAll
  static void stop() {
    stage.close();
  }

  @Test
  void aKeyThatCallsTooOftenIsToldWhenItMayAgain() {
    Tenant tenant = stage.tenant();
    Reply refused = untilRefused(() -> tenant.api().get("/v1/events"), KEY);

    refused.expectProblem(429, "RATE_LIMITED");
    int wait = Integer.parseInt(refused.header("Retry-After"));
    assertThat(wait).isBetween(1, 60);
    assertThat(refused.header("RateLimit-Policy"))
        .isEqualTo("\"key\";q=30;w=60, \"tenant\";q=50;w=60");
    assertThat(refused.header("RateLimit")).startsWith("\"key\";r=0;t=" + wait);
    tenant.publish("a", "1").expect(201);
    stage.tenant().api().get("/v1/events").expect(200);
  }

  @Test
  void theKeysOfATenantShareItsLimit() {
    Tenant tenant = stage.tenant();
    Api naming = stage.operator().with("X-Tenant-Id", tenant.id());
    String key = naming.post("/v1/apikeys", "{\"scopes\":[\"admin\"]}").expect(201).text("key");
    Api second = stage.nobody().withKey(key);

    Reply refused =
        untilRefused(
            () -> {
              Reply first = second.get("/v1/events");
              return first.status() == 200 ? tenant.api().get("/v1/events") : first;
            },
            KEY);

    refused.expectProblem(429, "RATE_LIMITED");
    assertThat(refused.header("RateLimit")).contains("\"tenant\";r=0");
  }

  @Test
  void publishingHasALimitOfItsOwn() {
    Tenant tenant = stage.tenant();
    Reply refused = untilRefused(() -> tenant.publish("a", "1"), PUBLISH);

    refused.expectProblem(429, "RATE_LIMITED");
    assertThat(refused.header("Retry-After")).isNotNull();
    assertThat(refused.header("RateLimit-Policy")).isEqualTo("\"publish\";q=20;w=60");
    tenant.api().get("/v1/events").expect(200);
  }

  @Test
  void healthAndMetricsAreNotCounted() {
    for (int call = 0; call < 3 * KEY; call++) {
      Reply health = stage.nobody().get("/healthz").expect(200);
      assertThat(health.header("RateLimit")).isNull();
    }
    stage.nobody().get("/metrics").expect(200);
  }

  @Test
  void aTenantHasNoMoreEndpointsThanItsQuota() {
    Tenant tenant = stage.tenant();
    String body = "{\"url\":\"http://127.0.0.1:9/\"}";
    tenant.api().post("/v1/endpoints", body).expect(201);
    tenant.api().post("/v1/endpoints", body).expect(201);
    tenant.api().post("/v1/endpoints", body).expectProblem(403, "QUOTA_EXCEEDED");

    Reply set =
        put("/v1/admin/quotas/" + tenant.id(), "{\"max_endpoints\":3,\"max_payload_bytes\":64}")
            .expect(200);

    assertThat(set.text("endpoints")).isEqualTo("2");
    tenant.api().post("/v1/endpoints", body).expect(201);
    tenant.publish("a", "\"" + "x".repeat(60) + "\"").expect(201);
    tenant.publish("a", "\"" + "x".repeat(70) + "\"").expectProblem(413, "PAYLOAD_TOO_LARGE");
    put("/v1/admin/quotas/nobody", "{}").expectProblem(404, "NOT_FOUND");
    tenant.api().get("/v1/admin/quotas/" + tenant.id()).expectProblem(403, "INSUFFICIENT_SCOPE");
  }

  private static Reply put(String path, String json) {
    return stage.operator().send("PUT", path, BodyPublishers.ofString(json), "application/json");
  }

  // A minute may end in between, so up to two of them are tried.
  private static Reply untilRefused(Supplier<Reply> call, int limit) {
    for (int done = 0; done <= 2 * limit; done++) {
      Reply reply = call.get();
      if (reply.status() == 429) {
        assertThat(done).isGreaterThanOrEqualTo(Math.min(limit, TENANT / 2));
        return reply;
      }
      assertThat(reply.header("RateLimit")).isNotNull();
    }
    throw new AssertionError("never refused");
  }
}
