package dev.hookline.tests.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hookline.tests.stage.Api;
import dev.hookline.tests.stage.OnStage;
import dev.hookline.tests.stage.Receiver;
import dev.hookline.tests.stage.Reply;
import dev.hookline.tests.stage.Script;
import dev.hookline.tests.stage.Stage;
import dev.hookline.tests.stage.Tenant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

@OnStage
class TenantIsolationTest {
  /** Routes that are not about a tenant's own things. */
  private static final List<String> OPERATORS =
      List.of("/v1/tenants", "/v1/admin", "/v1/operators", "/internal");

  /** An operator's, except that a tenant's admin sees its own figures there. */
  private static final String STATS = "/v1/admin/stats";

  private static final Set<Integer> CLOSED = Set.of(401, 403, 404);

  @Test
  void anotherTenantsThingsAreNotThereOnAnyRoute(
      Stage stage, Tenant owner, Tenant stranger, Receiver receiver) {
    receiver.answers("/dead", Script.status(500));
    String endpoint = owner.listener(receiver.url("/dead"), "\"max_attempts\":1");
    String event = owner.publish("a", "1").expect(201).text("event_id");
    String delivery = owner.items("/v1/deliveries").getFirst().path("id").asText();
    owner.awaitDelivery(delivery, "dead");
    Map<String, String> ids = new HashMap<>();
    ids.put("/v1/endpoints", endpoint);
    ids.put("/v1/subscriptions", owner.items("/v1/subscriptions").getFirst().path("id").asText());
    ids.put("/v1/events", event);
    ids.put("/v1/deliveries", delivery);
    ids.put("/v1/dlq", delivery);
    ids.put("/api/v1/publishing/jobs", delivery);
    ids.put("/api/v1/publishing/dlq", delivery);
    ids.put("/v1/apikeys", owner.items("/v1/apikeys").getFirst().path("id").asText());
    ids.put(
        "/v1/replay",
        owner.api().post("/v1/replay", "{\"from_ms\":0,\"dry_run\":true}").expect(200).text("id"));

    List<String> open = new ArrayList<>();
    int tried = 0;
    for (Routes.Route route : Routes.documentedBy(stage)) {
      String collection = route.path().replaceAll("/\\{.*", "");
      if (!route.path().contains("{id}") || operators(route)) {
        continue;
      }
      assertThat(ids).as("an id for %s", route).containsKey(collection);
      String path = route.path().replace("{id}", ids.get(collection));
      Reply reply = route.call(stranger.api(), path, "{}");
      tried++;
      if (reply.status() != 404 || !reply.text("code").equals("NOT_FOUND")) {
        open.add(route + " answered " + reply.status());
      }
    }
    assertThat(open).isEmpty();
    assertThat(tried).isGreaterThan(12);
    assertThat(owner.delivery(delivery).path("status").asText()).isEqualTo("dead");
    owner.api().get("/v1/endpoints/" + endpoint).expect(200);
  }

  @Test
  void everyRouteIsClosedToNobodyToAKeyWithoutItsScopeAndToAKeyThatNamesAnotherTenant(
      Stage stage, Tenant owner, Tenant stranger) {
    Api weak =
        stage
            .nobody()
            .withKey(
                stranger
                    .api()
                    .post("/v1/apikeys", "{\"scopes\":[\"stream.subscribe\"]}")
                    .expect(201)
                    .text("key"));
    Map<String, Api> callers =
        Map.of(
            "nobody", stage.nobody(),
            "a wrong key", stage.nobody().withKey("hl_0123456789abcdef0123456789abcdef"),
            "a key without the scope", weak,
            "a key that names another tenant", stranger.api().with("X-Tenant-Id", owner.id()));
    List<String> open = new ArrayList<>();
    int tried = 0;
    for (Routes.Route route : Routes.documentedBy(stage)) {
      if (route.open()) {
        continue;
      }
      String path = route.path().replaceAll("\\{[^}]+}", "unknown");
      for (Map.Entry<String, Api> caller : callers.entrySet()) {
        int status = route.call(caller.getValue(), path, "{}").status();
        tried++;
        if (!CLOSED.contains(status)) {
          open.add(route + " answered " + status + " to " + caller.getKey());
        }
      }
    }
    assertThat(open).isEmpty();
    assertThat(tried).isGreaterThan(150);
  }

  @Test
  void everyOperatorsRouteIsClosedToATenantsAdmin(Stage stage, Tenant tenant) {
    List<String> open = new ArrayList<>();
    int tried = 0;
    for (Routes.Route route : Routes.documentedBy(stage)) {
      if (!operators(route) || route.open() || route.path().equals(STATS)) {
        continue;
      }
      String path = route.path().replaceAll("\\{[^}]+}", "unknown");
      int status = route.call(tenant.api(), path, "{}").status();
      tried++;
      if (status != 403) {
        open.add(route + " answered " + status);
      }
    }
    assertThat(open).isEmpty();
    assertThat(tried).isGreaterThan(8);
  }

  private static boolean operators(Routes.Route route) {
    return OPERATORS.stream().anyMatch(route.path()::startsWith);
  }

  @Test
  void listsHoldOnlyOnesOwn(Tenant owner, Tenant stranger, Receiver receiver) {
    String endpoint = owner.listener(receiver.url("/in"));
    String event = owner.publish("a", "1").expect(201).text("event_id");
    for (String list :
        List.of(
            "/v1/endpoints",
            "/v1/subscriptions",
            "/v1/events",
            "/v1/deliveries",
            "/v1/dlq",
            "/api/v1/publishing/jobs",
            "/api/v1/publishing/dlq")) {
      assertThat(stranger.items(list)).as(list).isEmpty();
    }
    assertThat(stranger.items("/v1/deliveries?endpoint_id=" + endpoint)).isEmpty();
    assertThat(stranger.items("/v1/deliveries?event_id=" + event)).isEmpty();
    Reply replay =
        stranger.api().post("/v1/replay", "{\"event_id\":\"" + event + "\"}").expect(200);
    assertThat(replay.text("scheduled")).isEqualTo("0");
  }

  @Test
  void aSubscriptionCannotLeadToAnotherTenantsEndpoint(
      Tenant owner, Tenant stranger, Receiver receiver) {
    String endpoint = owner.endpoint(receiver.url("/in")).text("id");
    stranger
        .api()
        .post("/v1/subscriptions", "{\"endpoint_id\":\"" + endpoint + "\",\"topic_pattern\":\"#\"}")
        .expectProblem(404, "NOT_FOUND");
    stranger.publish("a", "1").expect(201);
    assertThat(receiver.at("/in")).isEmpty();
  }

  @Test
  void aTenantsKeyCannotNameAnotherTenant(Tenant owner, Tenant stranger) {
    stranger
        .api()
        .with("X-Tenant-Id", owner.id())
        .get("/v1/events")
        .expectProblem(404, "NOT_FOUND");
    stranger.api().post("/v1/tenants", "{\"tenant_id\":\"mine\"}").expect(403);
    assertThat(stranger.api().get("/v1/tenants").status()).isEqualTo(403);
  }
}
