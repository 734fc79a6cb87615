package dev.hookline.tests.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hookline.tests.stage.Arrival;
import dev.hookline.tests.stage.OnStage;
import dev.hookline.tests.stage.Receiver;
import dev.hookline.tests.stage.Reply;
import dev.hookline.tests.stage.Tenant;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import org.junit.jupiter.api.Test;

@OnStage
class LifeOfAnEventTest {
  private static final String TRACE = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

  @Test
  void aPublishedEventIsDeliveredSignedAndItsAttemptCanBeSeen(Tenant tenant, Receiver receiver) {
    Reply made = tenant.endpoint(receiver.url("/in"));
    tenant.subscribe(made.text("id"), "order.*");
    Reply published =
        tenant.publish("order.paid", "{\"total\": 10}", "\"metadata\":{\"k\":\"v\"}").expect(201);

    Arrival arrival = receiver.await("/in", 1).getFirst();
    Signatures.verify(arrival, made.text("secret"));
    assertThat(arrival.method()).isEqualTo("POST");
    assertThat(arrival.text()).isEqualTo("{\"total\": 10}");
    assertThat(arrival.header("content-type")).isEqualTo("application/json");
    assertThat(arrival.eventId()).isEqualTo(published.text("event_id"));
    assertThat(arrival.header("x-hl-topic")).isEqualTo("order.paid");

    String delivery = published.json().path("job_ids").path(0).asText();
    assertThat(arrival.header("x-hl-delivery-id")).isEqualTo(delivery);
    JsonNode done = tenant.awaitDelivery(delivery, "success");
    JsonNode attempt = done.path("attempts").path(0);
    assertThat(attempt.path("status").asInt()).isEqualTo(200);
    assertThat(attempt.path("outcome").asText()).isEqualTo("success");
    assertThat(attempt.path("excerpt").asText()).isEqualTo("ok");
    assertThat(attempt.path("timings").path("total_us").asLong()).isPositive();

    JsonNode event = tenant.api().get("/v1/events/" + arrival.eventId()).expect(200).json();
    assertThat(event.path("payload").path("total").asInt()).isEqualTo(10);
    assertThat(event.path("metadata").path("k").asText()).isEqualTo("v");
    assertThat(event.path("deliveries").path(0).path("status").asText()).isEqualTo("success");
    assertThat(tenant.items("/v1/events?topic=order.paid")).hasSize(1);
    assertThat(tenant.items("/v1/deliveries?status=success")).hasSize(1);
    assertThat(tenant.items("/v1/deliveries?status=dead")).isEmpty();
  }

  @Test
  void whatAReceiverGetsIsByteForByteWhatThePublisherWrote(Tenant tenant, Receiver receiver) {
    Reply made = tenant.endpoint(receiver.url("/in"));
    tenant.subscribe(made.text("id"), "#");
    List<String> payloads =
        List.of(
            "{ \"spaces\" :\t[ 1 ,2 ]\n}",
            "{\"big\":123456789012345678901234567890,\"exact\":0.10,\"huge\":1e400,\"neg\":-0}",
            "{\"escaped\":\"\\u00e9\\/\\\"\\n\",\"plain\":\"é/\u2028😀\"}",
            "{\"nul\":\"\\u0000\"}",
            "[]",
            "\"just text\"",
            "17",
            "null",
            "{\"\":{\"a.b\":[[[{}]]]}}");
    for (String payload : payloads) {
      tenant.publish("odd.json", payload).expect(201);
    }
    List<Arrival> arrivals = receiver.await("/in", payloads.size());
    assertThat(arrivals).extracting(Arrival::text).containsExactlyInAnyOrderElementsOf(payloads);
    arrivals.forEach(arrival -> Signatures.verify(arrival, made.text("secret")));
  }

  @Test
  void theTraceOfThePublisherGoesOn(Tenant tenant, Receiver receiver) {
    tenant.listener(receiver.url("/in"));
    tenant
        .api()
        .with("traceparent", TRACE)
        .with("tracestate", "vendor=1")
        .post("/v1/events", "{\"topic\":\"a\",\"payload\":1}")
        .expect(201);
    Arrival arrival = receiver.await("/in", 1).getFirst();
    assertThat(arrival.header("traceparent")).contains(TRACE.substring(3, 35));
    assertThat(arrival.header("tracestate")).isEqualTo("vendor=1");
  }

  @Test
  void anEventForLaterWaitsAndOneForNobodyIsKept(Tenant tenant, Receiver receiver) {
    assertThat(tenant.publish("a", "1").expect(201).json().path("job_ids")).isEmpty();
    tenant.listener(receiver.url("/in"));
    long later = System.currentTimeMillis() + 3_600_000;
    Reply waiting = tenant.publish("a", "2", "\"deliver_at\":" + later).expect(201);
    JsonNode delivery = tenant.delivery(waiting.json().path("job_ids").path(0).asText());
    assertThat(delivery.path("status").asText()).isEqualTo("pending");
    assertThat(delivery.path("next_attempt_at").asLong()).isEqualTo(later);
    tenant.publish("a", "3").expect(201);
    assertThat(receiver.await("/in", 1)).extracting(Arrival::text).containsExactly("3");
    assertThat(tenant.items("/v1/events")).hasSize(3);
  }

  @Test
  void cloudEventsArriveInAllThreeForms(Tenant tenant, Receiver receiver) {
    tenant.listener(receiver.url("/in"));
    String event =
        "{\"specversion\":\"1.0\",\"id\":\"%s\",\"source\":\"/s\",\"type\":\"ce.x\",\"data\":%s}";
    cloudEvent(tenant, event.formatted("1", "{\"a\":1}"), "application/cloudevents+json");
    cloudEvent(
        tenant,
        "[" + event.formatted("2", "{\"a\":2}") + "]",
        "application/cloudevents-batch+json");
    tenant
        .api()
        .with("ce-specversion", "1.0")
        .with("ce-id", "3")
        .with("ce-source", "/s")
        .with("ce-type", "ce.x")
        .post("/v1/events", "{\"a\":3}")
        .expect(201);
    assertThat(receiver.await("/in", 3))
        .extracting(Arrival::text)
        .containsExactlyInAnyOrder("{\"a\":1}", "{\"a\":2}", "{\"a\":3}");
  }

  @Test
  void aBatchAnswersForEachOfItsEvents(Tenant tenant, Receiver receiver) {
    tenant.listener(receiver.url("/in"));
    Reply reply =
        tenant
            .api()
            .post(
                "/v1/events/batch",
                "{\"events\":[{\"topic\":\"a\",\"payload\":1},{\"topic\":\"not a topic\","
                    + "\"payload\":2},{\"topic\":\"b\",\"payload\":3}]}");
    JsonNode items = reply.expect(200).json().path("items");
    assertThat(items).hasSize(3);
    assertThat(items.path(0).path("event_id").asText()).startsWith("evt_");
    assertThat(items.path(1).path("code").asText()).isEqualTo("INVALID_TOPIC");
    assertThat(items.path(2).path("job_ids")).hasSize(1);
    assertThat(receiver.await("/in", 2))
        .extracting(Arrival::text)
        .containsExactlyInAnyOrder("1", "3");
  }

  @Test
  void listsComeInPagesNewestFirst(Tenant tenant) {
    for (int i = 0; i < 5; i++) {
      tenant.publish("a", Integer.toString(i)).expect(201);
    }
    Reply first = tenant.api().get("/v1/events?limit=2").expect(200);
    Reply second = tenant.api().get("/v1/events?limit=2&cursor=" + first.text("next_cursor"));
    Reply third = tenant.api().get("/v1/events?limit=2&cursor=" + second.text("cursor"));
    assertThat(first.json().path("count").asInt()).isEqualTo(2);
    assertThat(third.json().path("items")).hasSize(1);
    assertThat(third.json().path("next_cursor").isNull()).isTrue();
    assertThat(first.json().path("items").path(1).path("id").asText())
        .isGreaterThan(second.json().path("items").path(0).path("id").asText());
  }

  private static void cloudEvent(Tenant tenant, String body, String type) {
    Reply reply = tenant.api().send("POST", "/v1/events", BodyPublishers.ofString(body), type);
    assertThat(reply.status()).as(reply.body()).isIn(200, 201);
  }
}
