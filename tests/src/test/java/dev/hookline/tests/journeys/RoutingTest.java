package dev.hookline.tests.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hookline.tests.stage.Arrival;
import dev.hookline.tests.stage.OnStage;
import dev.hookline.tests.stage.Receiver;
import dev.hookline.tests.stage.Tenant;
import java.util.List;
import org.junit.jupiter.api.Test;

@OnStage
class RoutingTest {
  @Test
  void wildcardsDecideWhoGetsWhat(Tenant tenant, Receiver receiver) {
    subscribe(tenant, receiver, "/exact", "order.paid");
    subscribe(tenant, receiver, "/star", "order.*");
    subscribe(tenant, receiver, "/middle", "*.paid");
    subscribe(tenant, receiver, "/hash", "order.#");
    subscribe(tenant, receiver, "/all", "#");
    for (String topic : List.of("order", "order.paid", "order.paid.twice", "cart.paid")) {
      tenant.publish(topic, "\"" + topic + "\"").expect(201);
    }
    receiver.await("/all", 4);
    assertThat(topics(receiver, "/exact", 1)).containsExactly("order.paid");
    assertThat(topics(receiver, "/star", 1)).containsExactly("order.paid");
    assertThat(topics(receiver, "/middle", 2)).containsExactlyInAnyOrder("order.paid", "cart.paid");
    assertThat(topics(receiver, "/hash", 3))
        .containsExactlyInAnyOrder("order", "order.paid", "order.paid.twice");
  }

  @Test
  void twoSubscriptionsOfOneEndpointMakeOneDelivery(Tenant tenant, Receiver receiver) {
    String endpoint = tenant.endpoint(receiver.url("/in")).text("id");
    tenant.subscribe(endpoint, "a.*");
    tenant.subscribe(endpoint, "#");
    assertThat(tenant.publish("a.b", "1").json().path("job_ids")).hasSize(1);
  }

  @Test
  void aFilterLetsOnlyFittingPayloadsPass(Tenant tenant, Receiver receiver) {
    String endpoint = tenant.endpoint(receiver.url("/in")).text("id");
    tenant.subscribe(
        endpoint,
        "#",
        "\"filter\":{\"and\":[{\"gte\":\"payload.amount\",\"value\":100},"
            + "{\"not\":{\"eq\":\"payload.kind\",\"value\":\"test\"}}]}");
    tenant.publish("a", "{\"amount\":99.99}");
    tenant.publish("a", "{\"amount\":100,\"kind\":\"test\"}");
    tenant.publish("a", "{\"amount\":\"100\"}");
    tenant.publish("a", "[1]");
    tenant.publish("a", "{\"amount\":1e2}");
    tenant.publish("a", "{\"amount\":100.5,\"kind\":\"live\"}");
    assertThat(receiver.await("/in", 2))
        .extracting(Arrival::text)
        .containsExactlyInAnyOrder("{\"amount\":1e2}", "{\"amount\":100.5,\"kind\":\"live\"}");
  }

  @Test
  void numbersBeyondEveryMachineTypeNeverStopAPublish(Tenant tenant, Receiver receiver) {
    String endpoint = tenant.endpoint(receiver.url("/in")).text("id");
    tenant.subscribe(endpoint, "#", "\"filter\":{\"lt\":\"payload.a\",\"value\":1e400}");
    tenant.publish("a", "{\"a\":1}").expect(201);
    tenant.publish("a", "{\"a\":1e999999999999}").expect(201);
    tenant.publish("a", "{\"a\":-1e999999999}").expect(201);
    assertThat(receiver.await("/in", 2))
        .extracting(Arrival::text)
        .containsExactlyInAnyOrder("{\"a\":1}", "{\"a\":-1e999999999}");
  }

  @Test
  void aTransformChangesTheBodyOfItsSubscriptionOnly(Tenant tenant, Receiver receiver) {
    String changed = tenant.endpoint(receiver.url("/changed")).text("id");
    tenant.subscribe(
        changed,
        "#",
        "\"transform\":[{\"rename_field\":{\"from\":\"payload.a\",\"to\":\"payload.b.c\"}},"
            + "{\"remove_field\":\"payload.secret\"},"
            + "{\"add_field\":{\"path\":\"payload.x\",\"value\":1}},"
            + "{\"set_field\":{\"path\":\"payload.y\",\"value\":0.10}}]");
    tenant.listener(receiver.url("/plain"));
    tenant.publish("t", "{\"a\":1.00,\"secret\":\"s\",\"x\":7}").expect(201);
    assertThat(receiver.await("/changed", 1).getFirst().text())
        .isEqualTo("{\"x\":7,\"b\":{\"c\":1.00},\"y\":0.10}");
    assertThat(receiver.await("/plain", 1).getFirst().text())
        .isEqualTo("{\"a\":1.00,\"secret\":\"s\",\"x\":7}");
  }

  private static void subscribe(Tenant tenant, Receiver receiver, String path, String pattern) {
    tenant.subscribe(tenant.endpoint(receiver.url(path)).text("id"), pattern);
  }

  private static List<String> topics(Receiver receiver, String path, int count) {
    return receiver.await(path, count).stream().map(it -> it.header("x-hl-topic")).toList();
  }
}
