package dev.hookline.tests.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hookline.tests.stage.Arrival;
import dev.hookline.tests.stage.OnStage;
import dev.hookline.tests.stage.Receiver;
import dev.hookline.tests.stage.Reply;
import dev.hookline.tests.stage.Script;
import dev.hookline.tests.stage.Stage;
import dev.hookline.tests.stage.Tenant;
import dev.hookline.tests.stage.Until;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

@OnStage
class EndpointsTest {
  @Test
  void theSecretIsShownOnceAndNeverAgain(Tenant tenant, Receiver receiver) {
    Reply made = tenant.endpoint(receiver.url("/in"));
    String secret = made.text("secret");
    assertThat(secret).startsWith("whsec_");
    String path = "/v1/endpoints/" + made.text("id");
    assertThat(tenant.api().get(path).expect(200).body()).doesNotContain(secret);
    assertThat(tenant.api().get("/v1/endpoints").body()).doesNotContain(secret);
    assertThat(tenant.api().patch(path, "{\"description\":\"x\"}").expect(200).body())
        .doesNotContain(secret);
    assertThat(tenant.api().get(path).text("description")).isEqualTo("x");
  }

  @Test
  void whileASecretIsRotatedBothSign(Tenant tenant, Receiver receiver) {
    Reply made = tenant.endpoint(receiver.url("/in"));
    tenant.subscribe(made.text("id"), "#");
    String path = "/v1/endpoints/" + made.text("id") + "/secret/rotate";
    String second = tenant.api().post(path).expect(200).text("secret");
    tenant.publish("a", "1").expect(201);
    Arrival both = receiver.await("/in", 1).getFirst();
    Signatures.verifyStandard(both, made.text("secret"));
    Signatures.verify(both, second);
    assertThat(both.header("webhook-signature").split(" ")).hasSize(2);

    String third = tenant.api().post(path, "{\"overlap_seconds\":0}").expect(200).text("secret");
    tenant.publish("a", "2").expect(201);
    Arrival one = receiver.await("/in", 2).getLast();
    Signatures.verify(one, third);
    assertThat(one.header("webhook-signature").split(" ")).hasSize(1);
    assertThat(Signatures.matches(one, second)).isFalse();
  }

  @Test
  void aSecretOfOnesOwnIsUsedAsItsPlainBytes(Tenant tenant, Receiver receiver) {
    String id =
        tenant.endpoint(receiver.url("/in"), "\"secret\":\"a-plain-secret-of-mine\"").text("id");
    tenant.subscribe(id, "#");
    tenant.publish("a", "1").expect(201);
    assertThat(Signatures.matches(receiver.await("/in", 1).getFirst(), "a-plain-secret-of-mine"))
        .isTrue();
  }

  @Test
  void headersAndCredentialsGoAlongAndAreNotShown(Tenant tenant, Receiver receiver) {
    Reply made =
        tenant.endpoint(
            receiver.url("/in"),
            "\"headers\":{\"X-Shop\":\"7-sesame\"}",
            "\"auth\":{\"type\":\"bearer\",\"token\":\"tok-sesame\"}");
    tenant.subscribe(made.text("id"), "#");
    tenant.publish("a", "1").expect(201);
    Arrival arrival = receiver.await("/in", 1).getFirst();
    assertThat(arrival.header("x-shop")).isEqualTo("7-sesame");
    assertThat(arrival.header("authorization")).isEqualTo("Bearer tok-sesame");
    assertThat(tenant.api().get("/v1/endpoints/" + made.text("id")).body())
        .doesNotContain("sesame");
  }

  @Test
  void aTestSendTellsAtOnceWhatCameOfIt(Tenant tenant, Receiver receiver) {
    Reply made = tenant.endpoint(receiver.url("/in"));
    String path = "/v1/endpoints/" + made.text("id") + "/test";
    JsonNode good = tenant.api().post(path).expect(200).json();
    assertThat(good.path("success").asBoolean()).isTrue();
    Signatures.verify(receiver.await("/in", 1).getFirst(), made.text("secret"));
    receiver.answers("/in", Script.status(404));
    JsonNode bad = tenant.api().post(path).expect(200).json();
    assertThat(bad.path("success").asBoolean()).isFalse();
    assertThat(bad.path("outcome").asText()).isEqualTo("http_4xx");
    assertThat(bad.path("status").asInt()).isEqualTo(404);
    assertThat(tenant.items("/v1/deliveries")).isEmpty();
  }

  @Test
  void aPausedEndpointCollectsAndDeliversOnceResumed(Tenant tenant, Receiver receiver) {
    String id = tenant.listener(receiver.url("/in"));
    tenant.api().post("/v1/endpoints/" + id + "/pause").expect(200);
    String delivery = tenant.publishOne("a", "1");
    String other = tenant.listener(receiver.url("/other"));
    tenant.publish("a", "2").expect(201);
    receiver.await("/other", 1);
    assertThat(other).isNotEqualTo(id);
    assertThat(receiver.at("/in")).isEmpty();
    assertThat(tenant.delivery(delivery).path("status").asText()).isEqualTo("pending");
    tenant.api().post("/v1/endpoints/" + id + "/resume").expect(200);
    receiver.await("/in", 2);
  }

  @Test
  void aDisabledEndpointGetsNothingAndADeletedOneIsGone(Tenant tenant, Receiver receiver) {
    String id = tenant.listener(receiver.url("/in"));
    String path = "/v1/endpoints/" + id;
    tenant.api().patch(path, "{\"enabled\":false}").expect(200);
    assertThat(tenant.publish("a", "1").json().path("job_ids")).isEmpty();
    tenant.api().delete(path).expect(204);
    tenant.api().get(path).expectProblem(404, "NOT_FOUND");
    assertThat(tenant.items("/v1/subscriptions")).isEmpty();
  }

  @Test
  void aSlowEndpointDoesNotHoldAHealthyOneUp(Tenant tenant, Receiver receiver) {
    CountDownLatch gate = new CountDownLatch(1);
    receiver.answers("/slow", Script.when(gate, Script.status(200)));
    tenant.listener(receiver.url("/slow"), "\"max_in_flight\":2");
    tenant.listener(receiver.url("/healthy"));
    for (int i = 0; i < 50; i++) {
      tenant.publish("a", Integer.toString(i)).expect(201);
    }
    receiver.await("/healthy", 50);
    assertThat(receiver.at("/slow")).hasSizeLessThanOrEqualTo(2);
    gate.countDown();
    receiver.await("/slow", 50);
  }

  @Test
  void claimsArePausedAndResumedForEverybody(Stage stage, Tenant tenant, Receiver receiver) {
    tenant.listener(receiver.url("/in"));
    stage.operator().post("/v1/admin/store/pause-claims", "{\"reason\":\"a test\"}").expect(200);
    try {
      Reply stats = stage.operator().get("/v1/admin/stats").expect(200);
      assertThat(stats.json().path("outbox_paused").asBoolean()).isTrue();
      String delivery = tenant.publishOne("a", "1");
      assertThat(tenant.delivery(delivery).path("status").asText()).isEqualTo("pending");
      Until.isTrue("counted", () -> pending(stage, tenant) == 1);
      assertThat(receiver.at("/in")).isEmpty();
    } finally {
      stage.operator().post("/v1/admin/store/resume-claims").expect(200);
    }
    receiver.await("/in", 1);
    tenant.api().post("/v1/admin/store/pause-claims").expectProblem(403, "INSUFFICIENT_SCOPE");
  }

  private static int pending(Stage stage, Tenant tenant) {
    return stage
        .operator()
        .with("X-Tenant-Id", tenant.id())
        .get("/v1/admin/stats")
        .expect(200)
        .json()
        .path("queue")
        .path("pending")
        .asInt();
  }
}
