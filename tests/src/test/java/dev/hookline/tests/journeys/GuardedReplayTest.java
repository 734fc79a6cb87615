package dev.hookline.tests.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hookline.tests.stage.Api;
import dev.hookline.tests.stage.OnStage;
import dev.hookline.tests.stage.Receiver;
import dev.hookline.tests.stage.Reply;
import dev.hookline.tests.stage.Script;
import dev.hookline.tests.stage.Stage;
import dev.hookline.tests.stage.Tenant;
import java.time.Clock;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;

@OnStage
class GuardedReplayTest {
  @Test
  void aSignedCallRequeuesAndIsDeliveredAndWrittenDown(
      Stage stage, Tenant tenant, Receiver receiver) {
    Replayer replayer = new Replayer(stage, tenant);
    String endpoint = replayer.bury(receiver, 3);
    receiver.answers("/dead", Script.status(200));
    Reply reply = replayer.signed(replayer.body("k1", 2, "\"reason\":\"fixed\"")).expect(200);
    assertThat(reply.json().path("replayed").asInt()).isEqualTo(2);
    assertThat(reply.json().path("failed").asInt()).isZero();
    assertThat(reply.json().path("duplicate").asBoolean()).isFalse();
    assertThat(reply.json().path("budget").path("daily_left").asInt()).isEqualTo(998);
    assertThat(reply.json().path("budget").path("monthly_left").asInt()).isEqualTo(19_998);
    assertThat(replayer.dead()).isEqualTo(1);
    String progress = "/v1/replay/" + reply.text("replay_id");
    assertThat(tenant.api().get(progress).expect(200).text("waiting")).isEqualTo("2");
    tenant.api().post("/v1/endpoints/" + endpoint + "/resume").expect(200);
    receiver.await("/dead", 5);
    String entry =
        "select concat_ws(' ', actor, reason, target_count, success_count, failure_count)"
            + " from audit_logs where action = 'dlq_replay_completed' and scope = '%s'";
    assertThat(stage.rows().one(entry.formatted(tenant.id())))
        .isEqualTo("replay secret fixed 2 2 0");
    assertThat(replayer.audited("dlq_replay_started")).isEqualTo(1);
  }

  @Test
  void aWrongSignatureAStaleOneAndNoneAre401(Stage stage, Tenant tenant) {
    Replayer replayer = new Replayer(stage, tenant);
    String body = replayer.body("k", 1);
    long now = Clock.systemUTC().instant().getEpochSecond();
    String other = "whsec_" + Base64.getEncoder().encodeToString(new byte[32]);
    Api good = replayer.caller(stage.server().replaySecret(), body, now);
    List<Reply> refused =
        List.of(
            replayer.caller(other, body, now).post(Replayer.PATH, body),
            good.post(Replayer.PATH, body + " "),
            good.with("webhook-id", "msg_other").post(Replayer.PATH, body),
            good.with("webhook-timestamp", Long.toString(now + 1)).post(Replayer.PATH, body),
            good.with("webhook-signature", "v1,").post(Replayer.PATH, body),
            good.with("webhook-signature", "").post(Replayer.PATH, body),
            replayer.signed(body, now - 301),
            replayer.signed(body, now + 330),
            stage.nobody().post(Replayer.PATH, body),
            stage.operator().with("webhook-signature", "v1,AAAA").post(Replayer.PATH, body),
            stage.nobody().withKey("wrong").post(Replayer.PATH, body));
    assertThat(refused)
        .allSatisfy(reply -> reply.expectProblem(401, "UNAUTHENTICATED"))
        .allSatisfy(reply -> assertThat(reply.header("RateLimit")).isNull());
    assertThat(
            stage.rows().one("select 1 from replay_runs where tenant_id = '" + tenant.id() + "'"))
        .isNull();
  }

  @Test
  void anAdminMayAndATenantMayNot(Stage stage, Tenant tenant) {
    String body = new Replayer(stage, tenant).body("k", 1);
    stage.operator().post(Replayer.PATH, body).expect(200);
    tenant.api().post(Replayer.PATH, body).expectProblem(403, "INSUFFICIENT_SCOPE");
  }

  @Test
  void theFourthCallIs429AndOnlyForItsTenantAndAddress(Stage stage, Tenant tenant) {
    Replayer replayer = new Replayer(stage, tenant);
    for (int call = 0; call < 3; call++) {
      Reply reply = replayer.signed(replayer.body("k" + call, 1)).expect(200);
      assertThat(reply.header("RateLimit-Policy")).isEqualTo("\"dlq-replay\";q=3;w=300");
      assertThat(reply.header("RateLimit")).startsWith("\"dlq-replay\";r=" + (2 - call) + ";t=");
    }
    // A caller cannot make itself another one: no proxy is trusted here.
    String body = replayer.body("k3", 1);
    Reply fourth =
        replayer
            .caller(
                stage.server().replaySecret(), body, Clock.systemUTC().instant().getEpochSecond())
            .with("X-Forwarded-For", "203.0.113.9")
            .post(Replayer.PATH, body)
            .expectProblem(429, "RATE_LIMITED");
    assertThat(Integer.parseInt(fourth.header("Retry-After"))).isBetween(200, 300);
    assertThat(fourth.header("RateLimit")).startsWith("\"dlq-replay\";r=0;t=");
    assertThat(replayer.audited("dlq_replay_rejected")).isEqualTo(1);
    Tenant other = stage.tenant();
    new Replayer(stage, other).signed(new Replayer(stage, other).body("k3", 1)).expect(200);
    String limit =
        "select count from edge_rate_limits where key like 'dlq.replay:%s:%%'"
            .formatted(tenant.id());
    assertThat(stage.rows().number(limit)).isEqualTo(3);
  }

  @Test
  void theSameKeyAnswersTheFirstResultAndDoesNothing(
      Stage stage, Tenant tenant, Receiver receiver) {
    Replayer replayer = new Replayer(stage, tenant);
    replayer.bury(receiver, 4);
    Reply first = replayer.signed(replayer.body("same", 3)).expect(200);
    Reply again = replayer.signed(replayer.body("same", 3)).expect(200);
    assertThat(again.json().path("duplicate").asBoolean()).isTrue();
    for (String member : List.of("replay_id", "replayed", "failed", "matched")) {
      assertThat(again.text(member)).isEqualTo(first.text(member));
    }
    assertThat(replayer.dead()).isEqualTo(1);
    assertThat(replayer.waiting()).isEqualTo(3);
  }

  @Test
  void aDryRunCountsAndPricesAndChangesNothing(Stage stage, Tenant tenant, Receiver receiver) {
    Replayer replayer = new Replayer(stage, tenant);
    replayer.bury(receiver, 4);
    Reply dry = replayer.signed(replayer.body("dry", 3, "\"dry_run\":true")).expect(200);
    assertThat(dry.json().path("dry_run").asBoolean()).isTrue();
    assertThat(dry.text("matched")).isEqualTo("3");
    assertThat(dry.text("replayed")).isEqualTo("0");
    assertThat(dry.json().path("budget").path("cost").asInt()).isEqualTo(3);
    assertThat(replayer.dead()).isEqualTo(4);
    assertThat(budget(stage, tenant).text("daily_used")).isEqualTo("0");
    Reply real = replayer.signed(replayer.body("dry", 3)).expect(200);
    assertThat(real.text("replayed")).isEqualTo("3");
    assertThat(real.json().path("duplicate").asBoolean()).isFalse();
  }

  @Test
  void aFilterNarrows(Stage stage, Tenant tenant, Receiver receiver) {
    Replayer replayer = new Replayer(stage, tenant);
    String endpoint = replayer.bury(receiver, 2);
    String other = tenant.endpoint(receiver.url("/other")).text("id");
    assertThat(dry(replayer, "\"endpoint_id\":\"" + other + "\"")).isZero();
    assertThat(
            dry(
                replayer,
                "\"endpoint_id\":\"" + endpoint + "\",\"topic\":\"a.b\",\"older_than_ms\":0"))
        .isEqualTo(2);
    assertThat(dry(replayer, "\"older_than_ms\":3600000")).isZero();
  }

  @Test
  void whatIsNotAllowedIs400AndDoesNotCount(Stage stage, Tenant tenant) {
    Replayer replayer = new Replayer(stage, tenant);
    String id = "\"tenant_id\":\"" + tenant.id() + "\"";
    for (String body :
        List.of(
            replayer.body("k", 51),
            replayer.body("k", 0),
            replayer.body("", 1),
            "{" + id + ",\"max\":1}",
            "{" + id + ",\"idempotency_key\":\"k\"}",
            "{\"max\":1,\"idempotency_key\":\"k\"}",
            replayer.body("k", 1, "\"dry_run\":\"yes\""),
            replayer.body("k", 1, "\"filter\":[]"),
            "[]")) {
      replayer.signed(body).expectProblem(400, "INVALID_REQUEST");
    }
    replayer.signed("{").expectProblem(400, "MALFORMED_JSON");
    replayer.signed("{\"tenant_id\":\"none\",\"max\":1,\"idempotency_key\":\"k\"}").expect(404);
    assertThat(
            stage
                .rows()
                .one("select count from edge_rate_limits where key like '%" + tenant.id() + "%'"))
        .isNull();
  }

  @Test
  void aReplayThatTheBudgetDoesNotCoverIsRefusedWhole(
      Stage stage, Tenant tenant, Receiver receiver) {
    Replayer replayer = new Replayer(stage, tenant);
    replayer.bury(receiver, 3);
    // By SQL, as somebody with psql would; it counts from the next call on, and is written down.
    stage
        .rows()
        .change(
            "update replay_budgets set daily_limit = 2 where tenant_id = '" + tenant.id() + "'");
    assertThat(replayer.audited("replay_budgets.changed")).isEqualTo(1);
    Reply refused =
        replayer.signed(replayer.body("dear", 3)).expectProblem(429, "REPLAY_BUDGET_EXCEEDED");
    assertThat(Integer.parseInt(refused.header("Retry-After"))).isBetween(1, 86_400);
    assertThat(replayer.dead()).isEqualTo(3);
    replayer.signed(replayer.body("dear", 2)).expect(200);
    assertThat(budget(stage, tenant).text("daily_left")).isEqualTo("0");
    String status =
        "select concat_ws(' ', daily_limit, used_today, left_today, used_this_month)"
            + " from replay_budgets_status where tenant_id = '%s'";
    assertThat(stage.rows().one(status.formatted(tenant.id()))).isEqualTo("2 2 0 2");
  }

  @Test
  void anAdminSetsABudgetAndOthersDoNot(Stage stage, Tenant tenant) {
    String path = "/v1/admin/replay-budgets/" + tenant.id();
    Reply set = stage.operator().put(path, "{\"daily_limit\":7}").expect(200);
    assertThat(set.text("daily_limit")).isEqualTo("7");
    assertThat(set.text("monthly_limit")).isEqualTo("20000");
    assertThat(budget(stage, tenant).text("daily_left")).isEqualTo("7");
    stage.operator().put(path, "{}").expectProblem(400, "INVALID_REQUEST");
    stage.operator().put(path, "{\"daily_limit\":-1}").expectProblem(400, "INVALID_REQUEST");
    stage.operator().get("/v1/admin/replay-budgets/none").expectProblem(404, "NOT_FOUND");
    tenant.api().get(path).expectProblem(403, "INSUFFICIENT_SCOPE");
    tenant.api().put(path, "{\"daily_limit\":9}").expectProblem(403, "INSUFFICIENT_SCOPE");
    assertThat(new Replayer(stage, tenant).audited("replay_budgets.changed")).isEqualTo(1);
  }

  private static Reply budget(Stage stage, Tenant tenant) {
    return stage.operator().get("/v1/admin/replay-budgets/" + tenant.id()).expect(200);
  }

  private static int dry(Replayer replayer, String filter) {
    String more = "\"dry_run\":true,\"filter\":{" + filter + "}";
    return replayer.signed(replayer.body("f", 50, more)).expect(200).json().path("matched").asInt();
  }
}
