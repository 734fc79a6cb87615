package dev.hookline.tests.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hookline.tests.stage.Api;
import dev.hookline.tests.stage.Arrival;
import dev.hookline.tests.stage.OnStage;
import dev.hookline.tests.stage.Receiver;
import dev.hookline.tests.stage.Reply;
import dev.hookline.tests.stage.Script;
import dev.hookline.tests.stage.Stage;
import dev.hookline.tests.stage.Tenant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@OnStage
class PublishingTest {
  private static final String QUEUE = "/api/v1/publishing";
  private static final String KEY = "0123456789abcdef0123456789abcdef";
  private static final Script TAKEN =
      Script.raw("HTTP/1.1 202 Accepted\r\nContent-Length: 20\r\n\r\n{\"status\":\"success\"}");
  private static final Script REFUSED =
      Script.raw("HTTP/1.1 400 No\r\nContent-Length: 26\r\n\r\n{\"status\":\"invalid event\"}");

  @Test
  void anAlertGoesToEveryTargetOfTheTenantAndToNoWebhook(Tenant tenant, Receiver receiver) {
    pager(tenant, receiver, "/one/v2/enqueue");
    pager(tenant, receiver, "/two/v2/enqueue");
    tenant.listener(receiver.url("/webhook"));
    Reply made = submit(tenant, "{\"alert\":{\"summary\":\"fire\"},\"priority\":\"high\"}");
    made.expect(201);
    assertThat(made.json().path("job_ids")).hasSize(2);
    assertThat(made.header("Location")).endsWith("/v1/events/" + made.text("event_id"));
    receiver.await("/one/v2/enqueue", 1);
    receiver.await("/two/v2/enqueue", 1);
    for (JsonNode id : made.json().path("job_ids")) {
      tenant.awaitDelivery(id.asText(), "success");
      JsonNode job = tenant.api().get(QUEUE + "/jobs/" + id.asText()).expect(200).json();
      assertThat(job.path("priority").asText()).isEqualTo("high");
      assertThat(job.path("attempts")).hasSize(1);
    }
    assertThat(receiver.at("/webhook")).isEmpty();
  }

  @Test
  void targetsThatAreNamedAreTheOnlyOnesAndAWebhookMayBeAmongThem(
      Tenant tenant, Receiver receiver) {
    pager(tenant, receiver, "/one/v2/enqueue");
    Reply webhook = tenant.endpoint(receiver.url("/webhook"));
    String id = webhook.text("id");
    Reply made =
        submit(
            tenant, "{\"alert\":{\"value\":99.90},\"targets\":[\"%1$s\",\"%1$s\"]}".formatted(id));
    assertThat(made.expect(201).json().path("job_ids")).hasSize(1);
    Arrival arrival = receiver.await("/webhook", 1).getFirst();
    assertThat(arrival.text()).isEqualTo("{\"value\":99.90}");
    assertThat(arrival.header("x-hl-topic")).isEqualTo("alert");
    Signatures.verify(arrival, webhook.text("secret"));
    assertThat(receiver.at("/one/v2/enqueue")).isEmpty();
  }

  @Test
  void whatWaitsIsCountedAndListedByPriorityAndTheHighestLeavesFirst(
      Tenant tenant, Receiver receiver) {
    String target = pager(tenant, receiver, "/v2/enqueue", "\"max_in_flight\":1");
    tenant.api().post("/v1/endpoints/" + target + "/pause").expect(200);
    for (String priority : List.of("low", "medium", "high")) {
      submit(tenant, "{\"alert\":{\"summary\":\"%1$s\"},\"priority\":\"%1$s\"}".formatted(priority))
          .expect(201);
    }
    submit(tenant, "{\"alert\":{\"summary\":\"usual\"}}").expect(201);
    JsonNode stats = tenant.api().get(QUEUE + "/queue/stats").expect(200).json();
    assertThat(stats.path("pending").asInt()).isEqualTo(4);
    assertThat(stats.path("by_priority").path("high").path("pending").asInt()).isEqualTo(1);
    assertThat(stats.path("by_priority").path("medium").path("pending").asInt()).isEqualTo(2);
    assertThat(stats.path("by_priority").path("low").path("pending").asInt()).isEqualTo(1);
    assertThat(stats.path("by_priority").path("low").path("dead").asInt()).isZero();
    assertThat(tenant.items(QUEUE + "/jobs?state=pending")).hasSize(4);
    assertThat(tenant.items(QUEUE + "/jobs?priority=medium&target=" + target)).hasSize(2);
    assertThat(tenant.items(QUEUE + "/jobs?priority=high&state=success")).isEmpty();

    tenant.api().post("/v1/endpoints/" + target + "/resume").expect(200);
    assertThat(receiver.await("/v2/enqueue", 4).getFirst().text()).contains("\"summary\":\"high\"");
  }

  @Test
  void aDeadJobIsReplayedAndTheRestIsPurged(Tenant tenant, Receiver receiver) {
    String target = pager(tenant, receiver, "/v2/enqueue");
    receiver.answers("/v2/enqueue", REFUSED);
    String one = job(tenant, "one");
    String two = job(tenant, "two");
    tenant.awaitDelivery(one, "dead");
    tenant.awaitDelivery(two, "dead");
    List<JsonNode> dead = tenant.items(QUEUE + "/dlq?target=" + target);
    assertThat(dead).extracting(it -> it.path("job_id").asText()).containsExactly(two, one);
    assertThat(dead.getFirst().path("reason").asText()).isEqualTo("target_refused");
    JsonNode stats = tenant.api().get(QUEUE + "/queue/stats").expect(200).json();
    assertThat(stats.path("by_priority").path("medium").path("dead").asInt()).isEqualTo(2);

    receiver.answers("/v2/enqueue", TAKEN);
    tenant.api().post(QUEUE + "/dlq/" + one + "/replay").expect(200);
    tenant.awaitDelivery(one, "success");
    tenant.api().post(QUEUE + "/dlq/" + one + "/replay").expectProblem(404, "NOT_FOUND");
    assertThat(tenant.api().delete(QUEUE + "/dlq/purge").expect(200).text("purged")).isEqualTo("1");
    assertThat(tenant.delivery(two).path("status").asText()).isEqualTo("cancelled");
    assertThat(tenant.items(QUEUE + "/dlq")).isEmpty();
  }

  @Test
  void theSameIdempotencyKeyPublishesOnce(Tenant tenant, Receiver receiver) {
    pager(tenant, receiver, "/v2/enqueue");
    Api keyed = tenant.api().with("Idempotency-Key", "\"fire-1\"");
    String body = "{\"alert\":{\"summary\":\"fire\"}}";
    Reply first = keyed.post(QUEUE + "/submit", body).expect(201);
    Reply again = keyed.post(QUEUE + "/submit", body).expect(201);
    assertThat(again.text("event_id")).isEqualTo(first.text("event_id"));
    assertThat(again.json().path("duplicate").asBoolean()).isTrue();
    keyed
        .post(QUEUE + "/submit", body.replace("fire", "flood"))
        .expectProblem(422, "IDEMPOTENCY_MISMATCH");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          400 | INVALID_REQUEST | {}
          400 | INVALID_REQUEST | {"alert":null}
          400 | INVALID_REQUEST | {"alert":"a text"}
          400 | INVALID_REQUEST | {"alert":{},"priority":"urgent"}
          400 | INVALID_REQUEST | {"alert":{},"priority":1}
          400 | INVALID_REQUEST | {"alert":{},"targets":[]}
          400 | INVALID_REQUEST | {"alert":{},"targets":"all"}
          400 | INVALID_REQUEST | {"alert":{},"targets":[7]}
          400 | INVALID_REQUEST | {"alert":{},"idempotency_key":""}
          404 | NOT_FOUND       | {"alert":{},"targets":["nobody"]}
          404 | NOT_FOUND       | {"alert":{},"targets":["ep_01a204a7dc7570007b92e1c0e1251b04"]}
          400 | MALFORMED_JSON  | {"alert":
          409 | CONFLICT        | {"alert":{}}
          """)
  void anAlertThatCannotBePublishedIsRefusedAndNotStored(
      int status, String code, String body, Tenant tenant) {
    submit(tenant, body).expectProblem(status, code);
    assertThat(tenant.items("/v1/events")).isEmpty();
  }

  @Test
  void aTargetThatIsDisabledOrAnotherTenantsIsRefused(
      Tenant tenant, Tenant stranger, Receiver receiver) {
    String target = pager(tenant, receiver, "/v2/enqueue");
    String named = "{\"alert\":{},\"targets\":[\"" + target + "\"]}";
    submit(stranger, named).expectProblem(404, "NOT_FOUND");
    tenant.api().patch("/v1/endpoints/" + target, "{\"enabled\":false}").expect(200);
    submit(tenant, named).expectProblem(409, "CONFLICT");
    submit(tenant, "{\"alert\":{}}").expectProblem(409, "CONFLICT");
    assertThat(receiver.at("/v2/enqueue")).isEmpty();
  }

  @Test
  void aFilterThatDoesNotExistIsRefused(Tenant tenant) {
    for (String query : List.of("state=lost", "priority=urgent", "target=nobody")) {
      tenant.api().get(QUEUE + "/jobs?" + query).expectProblem(400, "INVALID_REQUEST");
    }
  }

  @Test
  void eachCallAsksForTheScopeOfItsLike(Stage stage, Tenant tenant, Receiver receiver) {
    pager(tenant, receiver, "/v2/enqueue");
    String key =
        tenant
            .api()
            .post("/v1/apikeys", "{\"scopes\":[\"events.publish\"]}")
            .expect(201)
            .text("key");
    Api publisher = stage.nobody().withKey(key);
    publisher.post(QUEUE + "/submit", "{\"alert\":{}}").expect(201);
    publisher.get(QUEUE + "/jobs").expectProblem(403, "INSUFFICIENT_SCOPE");
    publisher.get(QUEUE + "/queue/stats").expectProblem(403, "INSUFFICIENT_SCOPE");
    publisher.get(QUEUE + "/dlq").expectProblem(403, "INSUFFICIENT_SCOPE");
    publisher.delete(QUEUE + "/dlq/purge").expectProblem(403, "INSUFFICIENT_SCOPE");
  }

  private static String job(Tenant tenant, String summary) {
    return submit(tenant, "{\"alert\":{\"summary\":\"" + summary + "\"}}")
        .expect(201)
        .json()
        .path("job_ids")
        .path(0)
        .asText();
  }

  private static Reply submit(Tenant tenant, String body) {
    return tenant.api().post(QUEUE + "/submit", body);
  }

  private static String pager(Tenant tenant, Receiver receiver, String path, String... more) {
    receiver.answers(path, TAKEN);
    String[] members = new String[more.length + 2];
    members[0] = "\"type\":\"pagerduty\"";
    members[1] = "\"secret\":\"" + KEY + "\"";
    System.arraycopy(more, 0, members, 2, more.length);
    return tenant.endpoint(receiver.url(path), members).text("id");
  }
}
