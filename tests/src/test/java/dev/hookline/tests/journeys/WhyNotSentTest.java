package dev.hookline.tests.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hookline.tests.stage.OnStage;
import dev.hookline.tests.stage.Receiver;
import dev.hookline.tests.stage.Script;
import dev.hookline.tests.stage.Stage;
import dev.hookline.tests.stage.Tenant;
import dev.hookline.tests.stage.Until;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/** The event's page says of each endpoint whether it got the event, and why not. */
@OnStage
class WhyNotSentTest {
  @Test
  void whoIsNotAddressedIsToldByWhichRule(Tenant tenant, Receiver receiver) {
    String got = tenant.listener(receiver.url("/in"));
    String none = tenant.endpoint(receiver.url("/none")).text("id");
    String topic = tenant.endpoint(receiver.url("/topic")).text("id");
    tenant.subscribe(topic, "invoice.#");
    String filter = tenant.endpoint(receiver.url("/filter")).text("id");
    tenant.subscribe(filter, "order.*", "\"filter\":{\"gt\":\"payload.total\",\"value\":100}");
    String disabled = tenant.listener(receiver.url("/disabled"), "\"enabled\":false");
    String enabledAgain = tenant.listener(receiver.url("/again"), "\"enabled\":false");
    String event = tenant.publish("order.paid", "{\"total\":7}").expect(201).text("event_id");
    String late = tenant.listener(receiver.url("/late"));
    tenant.api().patch("/v1/endpoints/" + enabledAgain, "{\"enabled\":true}").expect(200);

    awaitWhy(tenant, event, got, "delivered", "delivered");
    assertWhy(tenant, event, none, "not_sent", "no_subscription");
    assertWhy(tenant, event, topic, "not_sent", "topic");
    assertWhy(tenant, event, filter, "not_sent", "filter");
    assertWhy(tenant, event, disabled, "not_sent", "endpoint_disabled");
    assertWhy(tenant, event, late, "not_sent", "subscribed_later");
    assertWhy(tenant, event, enabledAgain, "not_sent", "not_then");
    JsonNode detail = tenant.api().get("/v1/events/" + event).expect(200).json();
    assertThat(detail.path("reach")).hasSize(7);
    assertThat(detail.path("reach_complete").asBoolean()).isTrue();
  }

  @Test
  void whatIsHeldBackIsToldByWhom(Stage stage, Tenant tenant, Receiver receiver) {
    String endpoint = tenant.listener(receiver.url("/in"));
    tenant.api().post("/v1/endpoints/" + endpoint + "/pause").expect(200);
    String event = tenant.publish("a", "1").expect(201).text("event_id");
    assertWhy(tenant, event, endpoint, "waiting", "endpoint_paused");
    tenant.api().patch("/v1/endpoints/" + endpoint, "{\"enabled\":false}").expect(200);
    assertWhy(tenant, event, endpoint, "waiting", "endpoint_disabled");

    String path = "/v1/admin/modes/endpoints/" + endpoint;
    hold(stage, path, true);
    tenant.api().patch("/v1/endpoints/" + endpoint, "{\"enabled\":true}").expect(200);
    tenant.api().post("/v1/endpoints/" + endpoint + "/resume").expect(200);
    awaitWhy(tenant, event, endpoint, "waiting", "endpoint_held");
    hold(stage, "/v1/admin/modes/tenants/" + tenant.id(), true);
    hold(stage, path, false);
    awaitWhy(tenant, event, endpoint, "waiting", "tenant_paused");
    hold(stage, "/v1/admin/modes/tenants/" + tenant.id(), false);
    awaitWhy(tenant, event, endpoint, "delivered", "delivered");
  }

  @Test
  void whatHasItsTimeIsToldUntilWhen(Tenant tenant, Receiver receiver) {
    receiver.answers("/bad", Script.status(400));
    String good = tenant.listener(receiver.url("/good"));
    long later = System.currentTimeMillis() + 3_600_000;
    String delayed =
        tenant.publish("a", "1", "\"deliver_at\":" + later).expect(201).text("event_id");
    assertThat(assertWhy(tenant, delayed, good, "waiting", "delayed").path("until").asLong())
        .isEqualTo(later);
    String bad = tenant.listener(receiver.url("/bad"), "\"retry_schedule\":[0,7200]");
    String event = tenant.publish("a", "2").expect(201).text("event_id");
    JsonNode why = awaitWhy(tenant, event, bad, "waiting", "retry_scheduled");
    assertThat(why.path("until").asLong()).isGreaterThan(later);
    assertThat(why.path("detail").asText()).contains("400");
    assertThat(why.path("delivery_id").asText()).startsWith("dlv_");
  }

  @Test
  void whatTheReceiverCausedIsToldSo(Tenant tenant, Receiver receiver) {
    receiver.answers("/dead", Script.status(500));
    String dead = tenant.listener(receiver.url("/dead"), "\"max_attempts\":1");
    String event = tenant.publish("a", "1").expect(201).text("event_id");
    JsonNode why = awaitWhy(tenant, event, dead, "dead", "dead");
    assertThat(why.path("detail").asText()).isEqualTo("attempts_exhausted: HTTP 500");

    receiver.answers("/down", Script.status(503));
    String down = tenant.listener(receiver.url("/down"), "\"retry_schedule\":[0]");
    String waits = tenant.publish("b", "2").expect(201).text("event_id");
    awaitWhy(tenant, waits, down, "waiting", "breaker_open");
    tenant.api().delete("/v1/endpoints/" + dead).expect(204);
    assertWhy(tenant, event, dead, "dead", "dead");
  }

  @Test
  void whatTheLaneHoldsIsToldSo(Tenant tenant, Receiver receiver) {
    CountDownLatch gate = new CountDownLatch(1);
    receiver.answers("/slow", Script.when(gate, Script.status(200)));
    String slow = tenant.listener(receiver.url("/slow"));
    String event = tenant.publish("a", "1").expect(201).text("event_id");
    receiver.await("/slow", 1);
    assertWhy(tenant, event, slow, "waiting", "sending");
    gate.countDown();
    String limited = tenant.endpoint(receiver.url("/in"), "\"rate_limit_rps\":1").text("id");
    tenant.subscribe(limited, "b");
    for (int i = 0; i < 20; i++) {
      tenant.publish("b", "1").expect(201);
    }
    String last = tenant.publish("b", "2").expect(201).text("event_id");
    awaitWhy(tenant, last, limited, "waiting", "rate_limit");
  }

  private static void hold(Stage stage, String path, boolean held) {
    stage
        .operator()
        .put(path, "{\"outbox_paused\":{\"value\":" + held + ",\"reason\":\"a test\"}}")
        .expect(200);
  }

  private static JsonNode assertWhy(
      Tenant tenant, String event, String endpoint, String outcome, String code) {
    JsonNode why = why(tenant, event, endpoint);
    assertThat(why.path("outcome").asText()).as("%s", why).isEqualTo(outcome);
    assertThat(why.path("code").asText()).as("%s", why).isEqualTo(code);
    return why;
  }

  private static JsonNode awaitWhy(
      Tenant tenant, String event, String endpoint, String outcome, String code) {
    Until.value(
        code, () -> why(tenant, event, endpoint), it -> it.path("code").asText().equals(code));
    return assertWhy(tenant, event, endpoint, outcome, code);
  }

  private static JsonNode why(Tenant tenant, String event, String endpoint) {
    JsonNode detail = tenant.api().get("/v1/events/" + event).expect(200).json();
    for (JsonNode each : detail.path("reach")) {
      if (each.path("endpoint_id").asText().equals(endpoint)) {
        return each;
      }
    }
    throw new AssertionError(endpoint + " is not in " + detail);
  }
}
