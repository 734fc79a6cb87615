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
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Events for later. */
@OnStage
class DelayTest {
  @Test
  void anEventForLaterDoesNotArriveBeforeItsTime(Tenant tenant, Receiver receiver) {
    tenant.listener(receiver.url("/in"));
    Instant time = Instant.now().plusSeconds(2);
    publishAt(tenant, time.toEpochMilli()).expect(201);
    tenant.publish("a", "\"now\"").expect(201);
    assertThat(receiver.await("/in", 1).getFirst().text()).isEqualTo("\"now\"");
    Arrival later = receiver.await("/in", 2).getLast();
    assertThat(later.at()).isAfterOrEqualTo(Instant.ofEpochMilli(time.toEpochMilli()));
  }

  @Test
  void aTimeThatIsPastMeansNow(Tenant tenant, Receiver receiver) {
    tenant.listener(receiver.url("/in"));
    publishAt(tenant, 0).expect(201);
    publishAt(tenant, System.currentTimeMillis() - 1_000).expect(201);
    receiver.await("/in", 2);
  }

  @Test
  void aTimeFartherThanEventsAreKeptIsRefused(Tenant tenant) {
    long now = System.currentTimeMillis();
    publishAt(tenant, now + Duration.ofDays(25).toMillis()).expect(201);
    publishAt(tenant, now + Duration.ofDays(27).toMillis()).expectProblem(400, "INVALID_REQUEST");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"-1", "253402300800000", "99999999999999999999", "1.5", "1e3", "\"soon\"", "[]"})
  void anAbsurdTimeIsRefused(String time, Tenant tenant) {
    tenant.publish("a", "1", "\"deliver_at\":" + time).expectProblem(400, "INVALID_REQUEST");
  }

  @Test
  void whatHasNotLeftIsTakenBack(Tenant tenant, Receiver receiver) {
    tenant.listener(receiver.url("/in"));
    tenant.listener(receiver.url("/too"));
    Instant time = Instant.now().plusSeconds(3_600);
    String event = publishAt(tenant, time.toEpochMilli()).expect(201).text("event_id");
    Reply cancelled = cancel(tenant, event).expect(200);
    assertThat(cancelled.text("event_id")).isEqualTo(event);
    assertThat(cancelled.text("cancelled")).isEqualTo("2");
    JsonNode detail = tenant.api().get("/v1/events/" + event).expect(200).json();
    assertThat(detail.path("deliveries")).hasSize(2);
    detail
        .path("deliveries")
        .forEach(
            each -> {
              assertThat(each.path("status").asText()).isEqualTo("cancelled");
              assertThat(each.path("last_error").asText()).isEqualTo("its event was cancelled");
            });
    cancel(tenant, event).expectProblem(409, "CONFLICT");
    tenant.publish("a", "1").expect(201);
    receiver.await("/in", 1);
    assertThat(receiver.at("/in")).hasSize(1);
  }

  @Test
  void whatHasLeftIsNot(Tenant tenant, Receiver receiver) {
    CountDownLatch gate = new CountDownLatch(1);
    receiver.answers("/slow", Script.when(gate, Script.status(200)));
    tenant.listener(receiver.url("/slow"));
    Reply published = tenant.publish("a", "1").expect(201);
    receiver.await("/slow", 1);
    String event = published.text("event_id");
    cancel(tenant, event).expectProblem(409, "CONFLICT");
    gate.countDown();
    Until.isTrue("sent", () -> tenant.items("/v1/deliveries?status=success").size() == 1);
    cancel(tenant, event).expectProblem(409, "CONFLICT");
  }

  @Test
  void whatFailedOnceHasLeftAndWhatIsHeldBackHasNot(Tenant tenant, Receiver receiver) {
    receiver.answers("/bad", Script.status(400));
    String bad = tenant.listener(receiver.url("/bad"), "\"retry_schedule\":[0,7200]");
    String failed = tenant.publishOne("a", "1");
    tenant.awaitDelivery(failed, "failed");
    String event = tenant.delivery(failed).path("event_id").asText();
    cancel(tenant, event).expectProblem(409, "CONFLICT");
    tenant.api().post("/v1/endpoints/" + bad + "/pause").expect(200);
    String held = tenant.publish("a", "2").expect(201).text("event_id");
    assertThat(cancel(tenant, held).expect(200).text("cancelled")).isEqualTo("1");
    cancel(tenant, "evt_unknown").expectProblem(404, "NOT_FOUND");
  }

  private static Reply publishAt(Tenant tenant, long millis) {
    return tenant.publish("a", "\"later\"", "\"deliver_at\":" + millis);
  }

  private static Reply cancel(Tenant tenant, String event) {
    return tenant.api().post("/v1/events/" + event + "/cancel");
  }
}
