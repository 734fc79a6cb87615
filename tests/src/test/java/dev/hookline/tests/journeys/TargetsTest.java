package dev.hookline.tests.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.hookline.tests.stage.Arrival;
import dev.hookline.tests.stage.OnStage;
import dev.hookline.tests.stage.Receiver;
import dev.hookline.tests.stage.Reply;
import dev.hookline.tests.stage.Script;
import dev.hookline.tests.stage.Stage;
import dev.hookline.tests.stage.Tenant;
import dev.hookline.tests.stage.Until;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@OnStage
class TargetsTest {
  private static final String SLACK_SECRET = "T0SESAME/B0SESAME/sesamesesamesesame";
  private static final String ROUTING_KEY = "5e5a3e00000000000000000000005e5a";
  private static final String ROOTLY_TOKEN = "sesame-of-rootly";
  private static final String BOT_TOKEN = "123456789:SesameSesameSesameSesame";
  private static final String AT_ONCE = "\"retry_schedule\":[0,0,0]";
  private static final String FIRE =
      "{\"summary\":\"Checkout is slow\",\"severity\":\"critical\",\"dedup_key\":\"checkout\"}";

  @Test
  void slackGetsAMessageAndItsOkIsASuccess(Tenant tenant, Receiver slack) throws IOException {
    slack.answers("/services/" + SLACK_SECRET, says(200, "ok"));
    JsonNode made = target(tenant, "slack", slack.url("/services/" + SLACK_SECRET), null);
    assertThat(made.path("url").asText()).isEqualTo(slack.url("/services"));
    String delivery = tenant.publishOne("shop.alert", FIRE);
    Arrival arrival = slack.await("/services/" + SLACK_SECRET, 1).getFirst();
    assertThat(json(arrival).path("text").asText()).isEqualTo("[CRITICAL] Checkout is slow");
    assertThat(json(arrival).path("blocks")).isNotEmpty();
    assertThat(arrival.header("content-type")).startsWith("application/json");
    assertThat(tenant.awaitDelivery(delivery, "success").toString()).doesNotContain("esame");
  }

  @Test
  void pagerDutyGetsATriggerAndAResolveUnderOneKey(Tenant tenant, Receiver pager)
      throws IOException {
    pager.answers("/v2/enqueue", says(202, "{\"status\":\"success\",\"dedup_key\":\"checkout\"}"));
    target(tenant, "pagerduty", pager.url("/v2/enqueue"), ROUTING_KEY);
    tenant.awaitDelivery(tenant.publishOne("shop.alert", FIRE), "success");
    String over = FIRE.replace("{\"summary\"", "{\"event_action\":\"resolve\",\"summary\"");
    String delivery = tenant.publishOne("shop.alert", over);
    assertThat(tenant.awaitDelivery(delivery, "success").toString()).doesNotContain(ROUTING_KEY);
    List<Arrival> arrivals = pager.await("/v2/enqueue", 2);
    JsonNode trigger = json(arrivals.getFirst());
    assertThat(trigger.path("routing_key").asText()).isEqualTo(ROUTING_KEY);
    assertThat(trigger.path("event_action").asText()).isEqualTo("trigger");
    assertThat(trigger.path("payload").path("severity").asText()).isEqualTo("critical");
    assertThat(json(arrivals.getLast()).path("event_action").asText()).isEqualTo("resolve");
    assertThat(json(arrivals.getLast()).path("dedup_key")).isEqualTo(trigger.path("dedup_key"));
  }

  @Test
  void rootlyGetsItsTokenAsABearer(Tenant tenant, Receiver rootly) throws IOException {
    String path = "/webhooks/incoming/generic_webhooks/notify/service/42";
    rootly.answers(path, says(200, "{\"status\":\"ok\"}"));
    target(tenant, "rootly", rootly.url(path), ROOTLY_TOKEN);
    tenant.awaitDelivery(tenant.publishOne("shop.alert", FIRE), "success");
    Arrival arrival = rootly.await(path, 1).getFirst();
    assertThat(arrival.header("authorization")).isEqualTo("Bearer " + ROOTLY_TOKEN);
    assertThat(json(arrival).path("title").asText()).isEqualTo("Checkout is slow");
    assertThat(json(arrival).path("external_id").asText()).isEqualTo("checkout");
  }

  @Test
  void telegramSaysItselfHowLongToWaitAndIsObeyed(Tenant tenant, Receiver bots) throws IOException {
    String path = "/bot" + BOT_TOKEN + "/sendMessage";
    bots.answers(
        path,
        Script.sequence(
            says(
                429,
                "{\"ok\":false,\"error_code\":429,\"description\":\"Too Many Requests\","
                    + "\"parameters\":{\"retry_after\":2}}"),
            says(200, "{\"ok\":true,\"result\":{\"message_id\":1}}")));
    target(tenant, "telegram", bots.url("?chat_id=-1001"), BOT_TOKEN);
    String delivery = tenant.publishOne("shop.alert", FIRE);
    List<Arrival> arrivals = bots.await(path, 2);
    assertThat(Duration.between(arrivals.getFirst().at(), arrivals.getLast().at()))
        .isGreaterThanOrEqualTo(Duration.ofMillis(1_900));
    assertThat(json(arrivals.getFirst()).path("chat_id").asLong()).isEqualTo(-1001);
    JsonNode done = tenant.awaitDelivery(delivery, "success");
    assertThat(done.path("attempts"))
        .extracting(it -> it.path("outcome").asText())
        .containsExactly("success", "http_429");
    assertThat(done.toString()).doesNotContain("Sesame");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          200 | <html>the proxy says hello</html>                                    | body
          200 |                                                                      | body
          502 | <html>Bad gateway</html>                                             | http_5xx
          """)
  void anAnswerThatIsNotTheProvidersIsNoSuccessAndTriedAgain(
      int status, String body, String outcome, Tenant tenant, Receiver bots) {
    String path = "/bot" + BOT_TOKEN + "/sendMessage";
    bots.answers(
        path, Script.sequence(says(status, body == null ? "" : body), says(200, "{\"ok\":true}")));
    target(tenant, "telegram", bots.url("?chat_id=@here_it_is"), BOT_TOKEN);
    JsonNode done = tenant.awaitDelivery(tenant.publishOne("shop.alert", FIRE), "success");
    assertThat(done.path("attempts"))
        .extracting(it -> it.path("outcome").asText())
        .containsExactly("success", outcome);
  }

  @Test
  void whatAProviderRefusesForGoodIsDeadAtOnceAndSaysWhy(
      Stage stage, Tenant tenant, Receiver pager) {
    pager.answers(
        "/v2/enqueue",
        says(
            400,
            "{\"status\":\"invalid event\",\"message\":\"Event object is invalid\",\"errors\":"
                + "[\"unknown routing_key "
                + ROUTING_KEY
                + "\"]}"));
    target(tenant, "pagerduty", pager.url("/v2/enqueue"), ROUTING_KEY);
    String delivery = tenant.publishOne("shop.alert", FIRE);
    JsonNode dead = tenant.awaitDelivery(delivery, "dead");
    assertThat(dead.path("attempt_count").asInt()).isEqualTo(1);
    assertThat(dead.path("last_error").asText()).startsWith("invalid event");
    JsonNode letter = tenant.items("/v1/dlq").getFirst();
    assertThat(letter.path("reason").asText()).isEqualTo("target_refused");
    assertThat(dead.toString() + letter).doesNotContain(ROUTING_KEY).contains("[redacted]");
    assertThat(
            stage
                .rows()
                .number(
                    "select count(*) from attempts where attempts::text like '%"
                        + ROUTING_KEY
                        + "%'"))
        .isZero();

    pager.answers("/v2/enqueue", says(202, "{\"status\":\"success\"}"));
    tenant.api().post("/v1/dlq/" + delivery + "/requeue").expect(200);
    tenant.awaitDelivery(delivery, "success");
  }

  @Test
  void anArchivedChannelDisablesItsEndpoint(Tenant tenant, Receiver slack) {
    slack.answers("/services/" + SLACK_SECRET, says(410, "channel_is_archived"));
    String id = target(tenant, "slack", slack.url("/services"), SLACK_SECRET).path("id").asText();
    tenant.awaitDelivery(tenant.publishOne("shop.alert", FIRE), "dead");
    Until.isTrue(
        "disabled",
        () ->
            !tenant
                .api()
                .get("/v1/endpoints/" + id)
                .expect(200)
                .json()
                .path("enabled")
                .asBoolean());
  }

  @Test
  void aTestSendSpeaksTheProvidersLanguageToo(Tenant tenant, Receiver bots) {
    String path = "/bot" + BOT_TOKEN + "/sendMessage";
    bots.answers(
        path, says(401, "{\"ok\":false,\"error_code\":401,\"description\":\"Unauthorized\"}"));
    String id = target(tenant, "telegram", bots.url("?chat_id=1"), BOT_TOKEN).path("id").asText();
    JsonNode report = tenant.api().post("/v1/endpoints/" + id + "/test").expect(200).json();
    assertThat(report.path("success").asBoolean()).isFalse();
    assertThat(report.path("error").asText()).isEqualTo("Unauthorized");
    assertThat(report.toString()).doesNotContain("Sesame");
    assertThat(bots.await(path, 1).getFirst().text()).contains("[INFO] a test send from HookLine");
  }

  @Test
  void aNewSecretIsUsedFromTheNextSendOn(Tenant tenant, Receiver pager) throws IOException {
    pager.answers("/v2/enqueue", says(202, "{\"status\":\"success\"}"));
    String id =
        target(tenant, "pagerduty", pager.url("/v2/enqueue"), ROUTING_KEY).path("id").asText();
    String rotate = "/v1/endpoints/" + id + "/secret/rotate";
    tenant.api().post(rotate).expectProblem(400, "INVALID_TARGET");
    String next = ROUTING_KEY.replace('5', '6');
    Reply rotated = tenant.api().post(rotate, "{\"secret\":\"" + next + "\"}").expect(200);
    assertThat(rotated.body()).doesNotContain(next);
    tenant.publish("shop.alert", FIRE).expect(201);
    JsonNode sent = json(pager.await("/v2/enqueue", 1).getFirst());
    assertThat(sent.path("routing_key").asText()).isEqualTo(next);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          INVALID_REQUEST | "type":"teams","url":"https://example.com/"
          INVALID_TARGET  | "type":"slack","url":"https://hooks.slack.com/services"
          INVALID_TARGET  | "type":"slack","url":"https://hooks.slack.com/services","secret":"no such form"
          INVALID_TARGET  | "type":"pagerduty","url":"https://events.pagerduty.com/v2/enqueue","secret":"short"
          INVALID_TARGET  | "type":"pagerduty","url":"https://events.pagerduty.com/","secret":"5e5a3e00000000000000000000005e5a"
          INVALID_TARGET  | "type":"rootly","url":"https://webhooks.rootly.com/webhooks/incoming/generic_webhooks"
          INVALID_TARGET  | "type":"telegram","url":"https://api.telegram.org","secret":"123456789:SesameSesameSesameSesame"
          """)
  void aTargetThatItsProviderWouldNotTakeIsRefusedAndNotStored(
      String code, String members, Tenant tenant) {
    tenant.api().post("/v1/endpoints", "{" + members + "}").expectProblem(400, code);
    assertThat(tenant.items("/v1/endpoints")).isEmpty();
  }

  private static JsonNode target(Tenant tenant, String type, String url, String secret) {
    String given = secret == null ? "" : ",\"secret\":\"" + secret + "\"";
    Reply made = tenant.endpoint(url, "\"type\":\"" + type + "\"" + given, AT_ONCE);
    assertThat(made.json().has("secret")).isFalse();
    if (secret != null) {
      assertThat(made.body()).doesNotContain(secret);
    }
    tenant.subscribe(made.text("id"), "#");
    return made.json();
  }

  private static Script says(int status, String body) {
    return Script.raw(
        "HTTP/1.1 %d As-Told\r\nContent-Length: %d\r\n\r\n%s"
            .formatted(status, body.length(), body));
  }

  private static JsonNode json(Arrival arrival) throws IOException {
    return new ObjectMapper().readTree(arrival.body());
  }
}
