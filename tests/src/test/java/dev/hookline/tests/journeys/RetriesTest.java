package dev.hookline.tests.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hookline.tests.stage.Arrival;
import dev.hookline.tests.stage.OnStage;
import dev.hookline.tests.stage.Receiver;
import dev.hookline.tests.stage.Script;
import dev.hookline.tests.stage.Tenant;
import dev.hookline.tests.stage.Until;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

@OnStage
class RetriesTest {
  private static final String AT_ONCE = "\"retry_schedule\":[0,0,0]";

  @Test
  void aDeliveryThatFailsIsTriedAgainUntilItSucceeds(Tenant tenant, Receiver receiver) {
    receiver.answers(
        "/in", Script.sequence(Script.status(500), Script.status(503), Script.status(204)));
    tenant.listener(receiver.url("/in"), AT_ONCE);
    JsonNode done = tenant.awaitDelivery(tenant.publishOne("a", "1"), "success");
    assertThat(done.path("attempt_count").asInt()).isEqualTo(3);
    assertThat(done.path("attempts"))
        .extracting(it -> it.path("status").asInt())
        .containsExactly(204, 503, 500);
    List<Arrival> arrivals = receiver.await("/in", 3);
    assertThat(arrivals)
        .extracting(it -> it.header("webhook-id"))
        .containsOnly(arrivals.getFirst().header("webhook-id"));
  }

  @Test
  void theScheduleOfTheEndpointDecidesWhenToTryAgain(Tenant tenant, Receiver receiver) {
    receiver.answers("/in", Script.sequence(Script.status(500), Script.status(200)));
    tenant.listener(receiver.url("/in"), "\"retry_schedule\":[0,2]");
    tenant.awaitDelivery(tenant.publishOne("a", "1"), "success");
    assertThat(gap(receiver.await("/in", 2)))
        .isBetween(Duration.ofMillis(1900), Duration.ofSeconds(6));
  }

  @Test
  void anEventMaySayItselfHowOftenAndWhenItIsTried(Tenant tenant, Receiver receiver) {
    receiver.answers("/in", Script.status(500));
    tenant.listener(receiver.url("/in"), "\"retry_schedule\":[0,3600]", "\"max_attempts\":5");
    String own = "\"retry\":{\"max_attempts\":2,\"schedule\":[0,0]}";
    JsonNode published = tenant.publish("a", "1", own).expect(201).json();
    String delivery = published.path("job_ids").path(0).asText();
    tenant.awaitDelivery(delivery, "dead");
    assertThat(tenant.items("/v1/dlq").getFirst().path("attempt_count").asInt()).isEqualTo(2);
    tenant.api().post("/v1/dlq/" + delivery + "/requeue").expect(200);
    receiver.await("/in", 4);
    JsonNode again = tenant.awaitDelivery(delivery, "dead");
    assertThat(again.path("attempts")).hasSize(4);

    String event = published.path("event_id").asText();
    JsonNode shown = tenant.api().get("/v1/events/" + event).expect(200).json();
    assertThat(shown.path("retry")).hasToString("{\"max_attempts\":2,\"schedule\":[0,0]}");
  }

  @Test
  void inABatchEachEventSaysItForItself(Tenant tenant, Receiver receiver) {
    receiver.answers("/in", Script.status(500));
    tenant.listener(receiver.url("/in"), "\"retry_schedule\":[0,3600]");
    List<String> events =
        tenant.publishBatch(
            List.of(
                "{\"topic\":\"a\",\"payload\":1,\"retry\":{\"max_attempts\":1}}",
                "{\"topic\":\"a\",\"payload\":2}"));
    tenant.awaitDelivery(deliveryOf(tenant, events.getFirst()), "dead");
    tenant.awaitDelivery(deliveryOf(tenant, events.getLast()), "failed");
    JsonNode plain = tenant.api().get("/v1/events/" + events.getLast()).expect(200).json();
    assertThat(plain.path("retry").isNull()).isTrue();
  }

  @Test
  void retryAfterIsObeyedWhereItAsksForMore(Tenant tenant, Receiver receiver) {
    receiver.answers(
        "/in", Script.sequence(Script.status(429, "Retry-After: 2"), Script.status(200)));
    tenant.listener(receiver.url("/in"), AT_ONCE);
    tenant.awaitDelivery(tenant.publishOne("a", "1"), "success");
    assertThat(gap(receiver.await("/in", 2))).isGreaterThanOrEqualTo(Duration.ofMillis(1900));
  }

  @Test
  void aSpentDeliveryIsADeadLetterThatCanBeRequeued(Tenant tenant, Receiver receiver) {
    receiver.answers(
        "/in", Script.sequence(Script.status(500), Script.status(500), Script.status(200)));
    String endpoint = tenant.listener(receiver.url("/in"), AT_ONCE, "\"max_attempts\":2");
    String delivery = tenant.publishOne("a", "1");
    tenant.awaitDelivery(delivery, "dead");
    JsonNode letter = tenant.items("/v1/dlq").getFirst();
    assertThat(letter.path("job_id").asText()).isEqualTo(delivery);
    assertThat(letter.path("endpoint_id").asText()).isEqualTo(endpoint);
    assertThat(letter.path("reason").asText()).isEqualTo("attempts_exhausted");
    assertThat(letter.path("attempt_count").asInt()).isEqualTo(2);
    assertThat(letter.path("last_status").asInt()).isEqualTo(500);

    tenant.api().post("/v1/dlq/" + delivery + "/requeue").expect(200);
    assertThat(tenant.awaitDelivery(delivery, "success").path("attempts")).hasSize(3);
    assertThat(tenant.items("/v1/dlq")).isEmpty();
    tenant.api().post("/v1/dlq/" + delivery + "/requeue").expectProblem(404, "NOT_FOUND");
  }

  @Test
  void deadLettersAreGivenUpOneByOneOrByAge(Tenant tenant, Receiver receiver) {
    receiver.answers("/in", Script.status(400));
    tenant.listener(receiver.url("/in"), "\"max_attempts\":1");
    String one = tenant.publishOne("a", "1");
    String two = tenant.publishOne("a", "2");
    tenant.awaitDelivery(one, "dead");
    tenant.awaitDelivery(two, "dead");
    tenant.api().delete("/v1/dlq/" + one).expect(204);
    assertThat(tenant.delivery(one).path("status").asText()).isEqualTo("cancelled");
    tenant.api().delete("/v1/dlq/" + one).expectProblem(404, "NOT_FOUND");
    assertThat(tenant.api().delete("/v1/dlq?older_than_ms=3600000").expect(200).text("deleted"))
        .isEqualTo("0");
    assertThat(tenant.items("/v1/dlq")).hasSize(1);
    assertThat(tenant.api().delete("/v1/dlq?older_than_ms=0").expect(200).text("deleted"))
        .isEqualTo("1");
    assertThat(tenant.items("/v1/dlq")).isEmpty();
  }

  @Test
  void anEndpointThatIsGoneIsDisabledAndItsDeliveryDead(Tenant tenant, Receiver receiver) {
    receiver.answers("/in", Script.status(410));
    String endpoint = tenant.listener(receiver.url("/in"), AT_ONCE);
    String delivery = tenant.publishOne("a", "1");
    tenant.awaitDelivery(delivery, "dead");
    assertThat(tenant.items("/v1/dlq").getFirst().path("reason").asText())
        .isEqualTo("endpoint_gone");
    JsonNode disabled =
        Until.value(
            "disabled",
            () -> tenant.api().get("/v1/endpoints/" + endpoint).expect(200).json(),
            it -> !it.path("enabled").asBoolean());
    assertThat(disabled.path("disabled_reason").asText()).isNotBlank();
    assertThat(tenant.publish("a", "2").expect(201).json().path("job_ids")).isEmpty();
    assertThat(receiver.at("/in")).hasSize(1);
  }

  @Test
  void aWaitingDeliveryCanBeTriedNow(Tenant tenant, Receiver receiver) {
    receiver.answers("/in", Script.sequence(Script.status(500), Script.status(200)));
    tenant.listener(receiver.url("/in"), "\"retry_schedule\":[0,3600]");
    String delivery = tenant.publishOne("a", "1");
    JsonNode failed = tenant.awaitDelivery(delivery, "failed");
    assertThat(failed.path("next_attempt_at").asLong())
        .isGreaterThan(System.currentTimeMillis() + 3_000_000);
    tenant.api().post("/v1/deliveries/" + delivery + "/retry").expect(200);
    tenant.awaitDelivery(delivery, "success");
    tenant.api().post("/v1/deliveries/" + delivery + "/retry").expectProblem(409, "CONFLICT");
  }

  private static String deliveryOf(Tenant tenant, String event) {
    return tenant.items("/v1/deliveries?event_id=" + event).getFirst().path("id").asText();
  }

  private static Duration gap(List<Arrival> arrivals) {
    return Duration.between(arrivals.get(0).at(), arrivals.get(1).at());
  }
}
