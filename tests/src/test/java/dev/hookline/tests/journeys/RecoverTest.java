package dev.hookline.tests.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hookline.tests.stage.Arrival;
import dev.hookline.tests.stage.OnStage;
import dev.hookline.tests.stage.Receiver;
import dev.hookline.tests.stage.Reply;
import dev.hookline.tests.stage.Script;
import dev.hookline.tests.stage.Tenant;
import dev.hookline.tests.stage.Until;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** After an outage: one endpoint as a whole, or failed deliveries by filter. */
@OnStage
class RecoverTest {
  private static final String ONCE = "\"max_attempts\":1";
  private static final String LATER = "\"retry_schedule\":[0,7200]";

  @Test
  void anEndpointGetsWhatDiedWhatWaitsAndWhatItMissedAndNothingTwice(
      Tenant tenant, Receiver receiver) {
    receiver.answers("/in", Script.status(400));
    String endpoint = tenant.listener(receiver.url("/in"), LATER);
    String other = tenant.listener(receiver.url("/other"));
    long since = createdAt(tenant.publish("a", "\"waits\""));
    Until.isTrue("failed", () -> tenant.items("/v1/deliveries?status=failed").size() == 1);
    tenant.api().patch("/v1/endpoints/" + endpoint, "{" + ONCE + "}").expect(200);
    tenant.publish("a", "\"died\"").expect(201);
    Until.isTrue("dead", () -> tenant.items("/v1/dlq").size() == 1);
    tenant.api().patch("/v1/endpoints/" + endpoint, "{\"enabled\":false}").expect(200);
    tenant.publish("a", "\"missed\"").expect(201);
    receiver.await("/other", 3);
    recover(tenant, endpoint, since).expectProblem(409, "CONFLICT");
    tenant.api().patch("/v1/endpoints/" + endpoint, "{\"enabled\":true}").expect(200);
    tenant.subscribe(endpoint, "b");

    receiver.answers("/in", Script.status(200));
    JsonNode done = done(tenant, recover(tenant, endpoint, since).expect(200).text("replay_id"));
    assertThat(done.path("mode").asText()).isEqualTo("recover");
    assertThat(done.path("scheduled").asInt()).isEqualTo(3);
    assertThat(receiver.await("/in", 5).subList(2, 5))
        .extracting(Arrival::text)
        .containsExactlyInAnyOrder("\"waits\"", "\"died\"", "\"missed\"");
    Until.isTrue("all", () -> tenant.items("/v1/deliveries?status=success").size() == 6);
    done = done(tenant, recover(tenant, endpoint, since).expect(200).text("replay_id"));
    assertThat(done.path("scheduled").asInt()).isZero();
    assertThat(receiver.at("/in")).hasSize(5);
    assertThat(receiver.at("/other")).hasSize(3);
    assertThat(done(tenant, recover(tenant, other, 0).text("replay_id")).path("scheduled").asInt())
        .isZero();
  }

  @Test
  void whatStillWaitsIsNotScheduledAgainByASecondCall(Tenant tenant, Receiver receiver) {
    String endpoint = tenant.listener(receiver.url("/in"), "\"enabled\":false");
    tenant.publish("a", "1").expect(201);
    tenant.publish("a", "2").expect(201);
    tenant.api().patch("/v1/endpoints/" + endpoint, "{\"enabled\":true}").expect(200);
    tenant.api().post("/v1/endpoints/" + endpoint + "/pause").expect(200);
    String first = recover(tenant, endpoint, 0).expect(200).text("replay_id");
    assertThat(done(tenant, first).path("waiting").asInt()).isEqualTo(2);
    String second = recover(tenant, endpoint, 0).expect(200).text("replay_id");
    assertThat(done(tenant, second).path("scheduled").asInt()).isZero();
    tenant.api().delete("/v1/replay/" + first).expect(200);
    assertThat(tenant.items("/v1/deliveries?status=cancelled")).hasSize(2);
    tenant.api().post("/v1/endpoints/" + endpoint + "/resume").expect(200);
    tenant.publish("a", "3").expect(201);
    assertThat(receiver.await("/in", 1)).extracting(Arrival::text).containsExactly("3");
  }

  @Test
  void whatTheEndpointNeverSubscribedToIsNotMissed(Tenant tenant, Receiver receiver) {
    String endpoint = tenant.endpoint(receiver.url("/in")).text("id");
    tenant.subscribe(endpoint, "order.#", "\"filter\":{\"gt\":\"payload.n\",\"value\":5}");
    tenant.publish("order.paid", "{\"n\":1}").expect(201);
    tenant.publish("invoice", "{\"n\":9}").expect(201);
    tenant.subscribe(endpoint, "#");
    String replay = recover(tenant, endpoint, 0).expect(200).text("replay_id");
    assertThat(done(tenant, replay).path("scheduled").asInt()).isZero();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "[]",
        "{\"since_ms\":-1}",
        "{\"since_ms\":99999999999999}",
        "{\"since_ms\":\"1\"}",
        "{\"since_ms\":1.5}",
        "{\"since_ms\":null}"
      })
  void aRecoveryWithoutAProperBeginningIsRefused(String body, Tenant tenant, Receiver receiver) {
    String endpoint = tenant.endpoint(receiver.url("/in")).text("id");
    tenant
        .api()
        .post("/v1/endpoints/" + endpoint + "/recover", body)
        .expectProblem(400, "INVALID_REQUEST");
  }

  @Test
  void deadLettersAreCountedAndThenRetriedByFilter(Tenant tenant, Receiver receiver) {
    receiver.answers("/404", Script.status(404));
    receiver.answers("/500", Script.status(500));
    String notFound = tenant.listener(receiver.url("/404"), ONCE, "\"rate_limit_rps\":1");
    tenant.listener(receiver.url("/500"), ONCE);
    for (String topic : List.of("order.paid", "order.sent", "invoice.paid")) {
      tenant.publish(topic, "1").expect(201);
    }
    Until.isTrue("dead", () -> tenant.items("/v1/dlq").size() == 6);
    String filter =
        "{\"status\":\"dead\",\"endpoint_id\":\"%s\",\"topic\":\"order.*\"}".formatted(notFound);
    JsonNode preview = retry(tenant, filter, true).expect(200).json();
    assertThat(preview.path("count").asInt()).isEqualTo(2);
    assertThat(preview.path("estimated_seconds").asInt()).isEqualTo(2);
    assertThat(preview.has("replay")).isFalse();
    assertThat(count(tenant, "{\"status\":\"dead\",\"last_status\":500}")).isEqualTo(3);
    assertThat(count(tenant, "{\"status\":\"dead\",\"from_ms\":0,\"to_ms\":1}")).isZero();
    assertThat(tenant.items("/v1/dlq")).hasSize(6);
    assertThat(
            retry(tenant, "{\"status\":\"dead\",\"last_status\":500}", true)
                .json()
                .path("estimated_seconds")
                .isNull())
        .as("nothing was delivered yet")
        .isTrue();

    receiver.answers("/404", Script.status(200));
    JsonNode started = retry(tenant, filter, false).expect(200).json();
    String replay = started.path("replay").path("replay_id").asText();
    assertThat(done(tenant, replay).path("scheduled").asInt()).isEqualTo(2);
    receiver.await("/404", 5);
    assertThat(tenant.items("/v1/dlq")).hasSize(4);
    assertThat(receiver.at("/500")).hasSize(3);
  }

  @Test
  void whatWaitsForALaterAttemptIsRetriedNow(Tenant tenant, Receiver receiver) {
    receiver.answers("/in", Script.status(400));
    tenant.listener(receiver.url("/in"), LATER);
    String delivery = tenant.publishOne("a", "1");
    tenant.awaitDelivery(delivery, "failed");
    assertThat(count(tenant, "{\"status\":\"failed\"}")).isEqualTo(1);
    receiver.answers("/in", Script.status(200));
    JsonNode started = retry(tenant, "{\"status\":\"failed\"}", false).expect(200).json();
    assertThat(started.path("replay").path("mode").asText()).isEqualTo("retry_failed");
    JsonNode delivered = tenant.awaitDelivery(delivery, "success");
    assertThat(delivered.path("attempt_count").asInt()).isEqualTo(2);
    assertThat(count(tenant, "{\"status\":\"failed\"}")).isZero();
  }

  @Test
  void aPatternNarrowsAReplayOfDeadLettersToo(Tenant tenant, Receiver receiver) {
    receiver.answers("/in", Script.status(500));
    tenant.listener(receiver.url("/in"), ONCE);
    tenant.publish("order.paid", "1").expect(201);
    tenant.publish("invoice.paid", "2").expect(201);
    Until.isTrue("dead", () -> tenant.items("/v1/dlq").size() == 2);
    String body = "{\"mode\":\"failed_only\",\"topic\":\"order.*\",\"dry_run\":true}";
    assertThat(tenant.api().post("/v1/replay", body).expect(200).text("matched")).isEqualTo("1");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"status\":\"success\"}",
        "{\"status\":\"dead\",\"topics\":\"a\"}",
        "{\"status\":\"dead\",\"last_status\":99}",
        "{\"status\":\"dead\",\"endpoint_id\":\"evt_1\"}",
        "{\"status\":\"dead\",\"from_ms\":2,\"to_ms\":1}",
        "[]",
        "null"
      })
  void aFilterThatIsNotOneIsRefused(String filter, Tenant tenant) {
    retry(tenant, filter, false).expectProblem(400, "INVALID_REQUEST");
  }

  @Test
  void anotherTenantsEndpointCannotBeRetried(Tenant tenant, Tenant stranger, Receiver receiver) {
    String endpoint = tenant.endpoint(receiver.url("/in")).text("id");
    retry(stranger, "{\"status\":\"dead\",\"endpoint_id\":\"" + endpoint + "\"}", false)
        .expectProblem(404, "NOT_FOUND");
  }

  private static Reply recover(Tenant tenant, String endpoint, long since) {
    return tenant
        .api()
        .post("/v1/endpoints/" + endpoint + "/recover", "{\"since_ms\":" + since + "}");
  }

  private static Reply retry(Tenant tenant, String filter, boolean dryRun) {
    return tenant
        .api()
        .post("/v1/deliveries/retry", "{\"filter\":" + filter + ",\"dry_run\":" + dryRun + "}");
  }

  private static int count(Tenant tenant, String filter) {
    return retry(tenant, filter, true).expect(200).json().path("count").asInt();
  }

  private static JsonNode done(Tenant tenant, String replay) {
    return Until.value(
        "the replay to end",
        () -> tenant.api().get("/v1/replay/" + replay).expect(200).json(),
        it -> it.path("status").asText().equals("done"));
  }

  private static long createdAt(Reply published) {
    return published.expect(201).json().path("created_at").asLong();
  }
}
