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
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

@OnStage
class ReplayTest {
  @Test
  void oneEventOrSeveralAreDeliveredAgain(Tenant tenant, Receiver receiver) {
    tenant.listener(receiver.url("/in"));
    String one = tenant.publish("a", "1").text("event_id");
    String two = tenant.publish("a", "2").text("event_id");
    tenant.publish("a", "3");
    receiver.await("/in", 3);
    done(tenant, replay(tenant, "{\"event_id\":\"" + one + "\"}"), 1);
    assertThat(receiver.await("/in", 4).getLast().eventId()).isEqualTo(one);
    done(tenant, replay(tenant, "{\"event_ids\":[\"" + one + "\",\"" + two + "\"]}"), 2);
    assertThat(receiver.await("/in", 6).subList(4, 6))
        .extracting(Arrival::eventId)
        .containsExactlyInAnyOrder(one, two);
  }

  @Test
  void aTimeATopicAndAnEndpointNarrowAReplay(Tenant tenant, Receiver receiver) {
    String first = tenant.listener(receiver.url("/one"));
    tenant.listener(receiver.url("/two"));
    long from = createdAt(tenant.publish("order.paid", "1"));
    tenant.publish("order.sent", "2");
    receiver.await("/one", 2);
    receiver.await("/two", 2);
    String range = "{\"from_ms\":" + from + ",\"topic\":\"order.*\",\"endpoint_id\":\"" + first;
    done(tenant, replay(tenant, range + "\"}"), 2);
    receiver.await("/one", 4);
    done(tenant, replay(tenant, "{\"from_ms\":" + from + ",\"topic\":\"order.sent\"}"), 2);
    receiver.await("/one", 5);
    receiver.await("/two", 3);
    done(tenant, replay(tenant, "{\"from_ms\":0,\"to_ms\":" + from + "}"), 0);
    assertThat(receiver.at("/one")).hasSize(5);
    assertThat(receiver.at("/two")).hasSize(3);
  }

  @Test
  void aDryRunCountsAndSendsNothing(Tenant tenant, Receiver receiver) {
    tenant.listener(receiver.url("/in"));
    tenant.publish("a", "1");
    receiver.await("/in", 1);
    Reply dry = replay(tenant, "{\"from_ms\":0,\"dry_run\":true}");
    assertThat(dry.text("status")).isEqualTo("dry_run");
    assertThat(dry.text("matched")).isEqualTo("1");
    assertThat(dry.text("scheduled")).isEqualTo("0");
    assertThat(tenant.items("/v1/deliveries")).hasSize(1);
  }

  @Test
  void failedOnlyRequeuesTheDeadLettersAndNothingElse(Tenant tenant, Receiver receiver) {
    receiver.answers("/bad", Script.sequence(Script.status(500), Script.status(200)));
    tenant.listener(receiver.url("/good"));
    tenant.listener(receiver.url("/bad"), "\"max_attempts\":1");
    tenant.publish("a", "1");
    Until.isTrue("dead", () -> tenant.items("/v1/dlq").size() == 1);
    receiver.await("/good", 1);
    done(tenant, replay(tenant, "{\"from_ms\":0,\"mode\":\"failed_only\"}"), 1);
    receiver.await("/bad", 2);
    Until.isTrue("delivered", () -> tenant.items("/v1/deliveries?status=success").size() == 2);
    assertThat(receiver.at("/good")).hasSize(1);
    assertThat(tenant.items("/v1/dlq")).isEmpty();
  }

  @Test
  void aCancelledReplayTakesBackWhatStillWaits(Tenant tenant, Receiver receiver) {
    CountDownLatch gate = new CountDownLatch(1);
    String endpoint = tenant.listener(receiver.url("/in"), "\"max_in_flight\":1");
    for (int i = 0; i < 5; i++) {
      tenant.publish("a", Integer.toString(i));
    }
    receiver.await("/in", 5);
    receiver.answers("/in", Script.when(gate, Script.status(200)));
    tenant.api().post("/v1/endpoints/" + endpoint + "/pause").expect(200);
    String replay = replay(tenant, "{\"from_ms\":0}").text("replay_id");
    Reply cancelled = tenant.api().delete("/v1/replay/" + replay).expect(200);
    gate.countDown();
    assertThat(cancelled.text("status")).isIn("cancelled", "done");
    assertThat(tenant.items("/v1/deliveries?status=cancelled")).hasSize(5);
    tenant.api().post("/v1/endpoints/" + endpoint + "/resume").expect(200);
    tenant.publish("last", "1");
    receiver.await("/in", 6);
    assertThat(receiver.at("/in")).hasSize(6);
  }

  private static Reply replay(Tenant tenant, String body) {
    return tenant.api().post("/v1/replay", body).expect(200);
  }

  private static void done(Tenant tenant, Reply started, int scheduled) {
    JsonNode ended =
        Until.value(
            "the replay to end",
            () -> tenant.api().get("/v1/replay/" + started.text("replay_id")).expect(200).json(),
            it -> it.path("status").asText().equals("done"));
    assertThat(ended.path("scheduled").asInt()).isEqualTo(scheduled);
  }

  private static long createdAt(Reply published) {
    return published.expect(201).json().path("created_at").asLong();
  }
}
