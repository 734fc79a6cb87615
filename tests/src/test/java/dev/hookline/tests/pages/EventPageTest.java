package dev.hookline.tests.pages;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hookline.tests.stage.OnStage;
import dev.hookline.tests.stage.Receiver;
import dev.hookline.tests.stage.Stage;
import dev.hookline.tests.stage.Tenant;
import org.junit.jupiter.api.Test;

@OnStage
class EventPageTest {
  @Test
  void theEventsPageSaysOfEachEndpointWhyItGotTheEventOrDidNot(
      Stage stage, Tenant tenant, Receiver receiver) {
    String got = tenant.listener(receiver.url("/got"));
    String other = tenant.endpoint(receiver.url("/other")).text("id");
    tenant.subscribe(other, "invoice.*");
    String event =
        tenant
            .publish("order.paid", "1", "\"retry\":{\"max_attempts\":2}")
            .expect(201)
            .text("event_id");
    receiver.await("/got", 1);
    tenant.awaitDelivery(
        tenant.items("/v1/deliveries?event_id=" + event).getFirst().path("id").asText(), "success");
    String page = Visit.as("viewer", stage).get("/admin/events/" + event).expect(200).body();
    assertThat(page)
        .contains(receiver.url("/got"), receiver.url("/other"), got, other)
        .contains("The receiver has it.", "not sent", "<code>topic</code>")
        .contains("No subscription of the endpoint matches the topic.")
        .contains("Retries of its own", "{&quot;max_attempts&quot;:2}");
    tenant.api().delete("/v1/endpoints/" + got).expect(204);
    assertThat(Visit.as("viewer", stage).get("/admin/events/" + event).expect(200).body())
        .contains("a deleted endpoint", "The receiver has it.");
  }
}
