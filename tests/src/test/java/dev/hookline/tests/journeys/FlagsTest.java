package dev.hookline.tests.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hookline.tests.stage.OnStage;
import dev.hookline.tests.stage.Reply;
import dev.hookline.tests.stage.Stage;
import dev.hookline.tests.stage.Tenant;
import dev.hookline.tests.stage.Until;
import java.time.Duration;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** Flags are shared by all tests on the stage: what a test turns, it turns for its own tenant. */
@OnStage
class FlagsTest {
  private static final Duration A_SECOND = Duration.ofSeconds(1);

  @Test
  void theFlagsOfTheProductAreThere(Stage stage) {
    JsonNode items = stage.operator().get("/v1/admin/flags").expect(200).json().path("items");
    assertThat(StreamSupport.stream(items.spliterator(), false).map(it -> it.path("key").asText()))
        .contains("alert-targets", "dlq.replay", "outbox.enabled", "stream");
  }

  @Test
  void aReplayIsRefusedWhereItsFlagIsOff(Stage stage, Tenant tenant) {
    Replayer replayer = new Replayer(stage, tenant);
    override(stage, "dlq.replay", tenant, "false").expect(200);
    replayer.signed(replayer.body("k", 1)).expectProblem(403, "FEATURE_OFF");
    assertThat(replayer.audited("dlq_replay_rejected")).isEqualTo(1);
    assertThat(decided(stage, "dlq.replay", tenant)).isEqualTo("false override");
    override(stage, "dlq.replay", tenant, "null").expect(200);
    assertThat(decided(stage, "dlq.replay", tenant)).isEqualTo("true rollout");
    replayer.signed(replayer.body("k", 1)).expect(200);
  }

  @Test
  void aChangeBySqlHoldsWithinASecondAndIsWrittenDown(Stage stage, Tenant tenant) {
    stage
        .rows()
        .change(
            "insert into feature_flag_overrides values ('dlq.replay', '"
                + tenant.id()
                + "', false)");
    Until.isTrue(
        "the flag off",
        A_SECOND,
        () -> decided(stage, "dlq.replay", tenant).equals("false override"));
    assertThat(new Replayer(stage, tenant).audited("feature_flag_overrides.created")).isEqualTo(1);
    int version = stage.rows().number("select version from feature_flags where key = 'stream'");
    stage.rows().change("update feature_flags set rollout_percentage = 99 where key = 'stream'");
    Until.isTrue(
        "the new percentage",
        A_SECOND,
        () -> flag(stage, "stream").path("rollout_percentage").asInt() == 99);
    JsonNode flag = flag(stage, "stream");
    assertThat(flag.path("version").asInt()).isGreaterThan(version);
    assertThat(flag.path("history").path(0).path("after").path("rollout_percentage").asInt())
        .isEqualTo(99);
    assertThat(stage.rows().one("select status from feature_flags_status where key = 'stream'"))
        .isEqualTo("rolling out");
  }

  @Test
  void aChangeNamesItsActorAndItsReason(Stage stage) {
    Reply changed =
        stage
            .operator()
            .put(
                "/v1/admin/flags/alert-targets",
                "{\"rollout_percentage\":42,\"reason\":\"trying\"}")
            .expect(200);
    JsonNode entry = changed.json().path("history").path(0);
    assertThat(entry.path("actor").asText()).startsWith("key_");
    assertThat(entry.path("reason").asText()).isEqualTo("trying");
    assertThat(entry.path("after").path("rollout_percentage").asInt()).isEqualTo(42);
    assertThat(changed.text("updated_by")).startsWith("key_");
    stage
        .operator()
        .put("/v1/admin/flags/alert-targets", "{\"rollout_percentage\":100}")
        .expect(200);
  }

  @Test
  void aChangeOfAnOldVersionIsRefused(Stage stage) {
    int version = flag(stage, "alert-targets").path("version").asInt();
    String stale = "{\"description\":\"x\",\"version\":" + (version + 1_000) + "}";
    stage.operator().put("/v1/admin/flags/alert-targets", stale).expectProblem(409, "CONFLICT");
    stage
        .operator()
        .with("If-Match", "\"" + (version + 1_000) + "\"")
        .put("/v1/admin/flags/alert-targets", "{\"description\":\"x\"}")
        .expectProblem(409, "CONFLICT");
  }

  @Test
  void whatIsWrongIsRefused(Stage stage, Tenant tenant) {
    String path = "/v1/admin/flags/alert-targets";
    stage.operator().get("/v1/admin/flags/none").expectProblem(404, "NOT_FOUND");
    stage.operator().put("/v1/admin/flags/none", "{}").expectProblem(404, "NOT_FOUND");
    for (String body :
        List.of(
            "{\"rollout_percentage\":101}",
            "{\"rollout_percentage\":-1}",
            "{\"rollout_percentage\":\"5\"}",
            "{\"enabled\":1}",
            "{\"starts_at\":2000,\"ends_at\":1000}",
            "{\"overrides\":{\"no such tenant\":true}}",
            "[]")) {
      stage.operator().put(path, body).expectProblem(400, "INVALID_REQUEST");
    }
    tenant.api().get(path).expectProblem(403, "INSUFFICIENT_SCOPE");
    tenant.api().put(path, "{\"enabled\":false}").expectProblem(403, "INSUFFICIENT_SCOPE");
  }

  private static Reply override(Stage stage, String key, Tenant tenant, String value) {
    return stage
        .operator()
        .put("/v1/admin/flags/" + key, "{\"overrides\":{\"" + tenant.id() + "\":" + value + "}}");
  }

  private static JsonNode flag(Stage stage, String key) {
    return stage.operator().get("/v1/admin/flags/" + key).expect(200).json();
  }

  private static String decided(Stage stage, String key, Tenant tenant) {
    Reply reply =
        stage.operator().get("/v1/admin/flags/" + key + "/tenants/" + tenant.id()).expect(200);
    return reply.text("on") + " " + reply.text("by");
  }
}
