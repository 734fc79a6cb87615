package dev.hookline.tests.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.hookline.tests.stage.Api;
import dev.hookline.tests.stage.OnStage;
import dev.hookline.tests.stage.Receiver;
import dev.hookline.tests.stage.Reply;
import dev.hookline.tests.stage.Script;
import dev.hookline.tests.stage.Stage;
import dev.hookline.tests.stage.Tenant;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

@OnStage
class AuditTest {
  private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
  private static final String PASSWORD = "the-password-of-the-receiver";

  @Test
  void eachMutationOfATenantIsOneEntryUnderTheNameOfItsKeyAndHoldsNoSecret(
      Stage stage, Tenant tenant, Receiver receiver) {
    receiver.answers("/dead", Script.status(400));
    Api api = tenant.api();
    String key = tenant.items("/v1/apikeys").getFirst().path("id").asText();
    Book book = new Book(stage, tenant.id(), key);

    String body =
        "{\"url\":\"%s\",\"secret\":\"%s\",\"max_attempts\":1,\"headers\":{\"X-Key\":\"%s\"}}"
            .formatted(receiver.url("/dead"), SECRET, PASSWORD);
    String endpoint =
        book.one("endpoints.created", () -> api.post("/v1/endpoints", body)).text("id");
    String at = "/v1/endpoints/" + endpoint;
    book.one("endpoints.changed", () -> api.patch(at, "{\"description\":\"mine\"}"));
    book.one("endpoints.changed", () -> api.post(at + "/pause"));
    book.one("endpoints.changed", () -> api.post(at + "/resume"));
    book.one("endpoint_secrets.created", () -> api.post(at + "/secret/rotate"));
    book.one("endpoint_secrets.created", () -> api.post(at + "/secret/rotate"));
    String subscription =
        book.one(
                "subscriptions.created",
                () ->
                    api.post(
                        "/v1/subscriptions",
                        "{\"endpoint_id\":\"%s\",\"topic_pattern\":\"#\"}".formatted(endpoint)))
            .text("id");

    String first = tenant.publishOne("a", "1");
    tenant.awaitDelivery(first, "dead");
    book.one("dlq.requeued", () -> api.post("/v1/dlq/" + first + "/requeue"));
    tenant.awaitDelivery(first, "dead");
    book.one("dlq.deleted", () -> api.delete("/v1/dlq/" + first));
    String second = tenant.publishOne("a", "2");
    tenant.awaitDelivery(second, "dead");
    book.one("dlq.purged", () -> api.delete("/v1/dlq?older_than_ms=0"));
    String replay =
        book.one(
                "replays.started", () -> api.post("/v1/replay", "{\"from_ms\":0,\"dry_run\":true}"))
            .text("id");
    book.one("replays.cancelled", () -> api.delete("/v1/replay/" + replay));

    book.one("subscriptions.deleted", () -> api.delete("/v1/subscriptions/" + subscription));
    book.one("endpoints.deleted", () -> api.delete(at));
    Reply made =
        book.one(
            "api_keys.created",
            () -> api.post("/v1/apikeys", "{\"scopes\":[\"events.read\"],\"name\":\"ours\"}"));
    String other = "/v1/apikeys/" + made.text("id");
    Reply rotated = book.one("api_keys.changed", () -> api.post(other + "/rotate"));
    book.one("api_keys.changed", () -> api.delete("/v1/apikeys/" + rotated.text("id")));
    book.one("dev_inboxes.created", () -> api.post("/v1/dev/inbox"));

    String log = stage.operator().get("/v1/admin/audit?limit=1000").expect(200).body();
    assertThat(log)
        .contains("(secret)")
        .doesNotContain(
            SECRET,
            SECRET.substring("whsec_".length()),
            PASSWORD,
            made.text("key"),
            rotated.text("key"));
  }

  @Test
  void whatTheOperatorDoesBearsTheOperatorsNameRoleAndReason(Stage stage) {
    stage
        .operator()
        .post("/v1/admin/store/pause-claims", "{\"reason\":\"a look at the receiver\"}")
        .expect(200);
    stage.operator().post("/v1/admin/store/resume-claims").expect(200);

    JsonNode resumed = entries(stage, "?action=modes.changed&limit=2").get(0);
    JsonNode paused = entries(stage, "?action=modes.changed&limit=2").get(1);
    assertThat(paused.path("actor").asText()).startsWith("key_");
    assertThat(paused.path("role").asText()).isEqualTo("admin");
    assertThat(paused.path("address").asText()).isEqualTo("127.0.0.1");
    assertThat(paused.path("scope").asText()).isEqualTo("global");
    assertThat(paused.path("target").asText()).isEqualTo("outbox_paused");
    assertThat(paused.path("before").path("value").asBoolean()).isFalse();
    assertThat(paused.path("after").path("value").asBoolean()).isTrue();
    assertThat(paused.path("after").path("reason").asText()).isEqualTo("a look at the receiver");
    assertThat(resumed.path("after").path("value").asBoolean()).isFalse();
  }

  @Test
  void anEndpointThatIsGoneIsDisabledByTheSystem(Stage stage, Tenant tenant, Receiver receiver) {
    receiver.answers("/gone", Script.status(410));
    String endpoint = tenant.listener(receiver.url("/gone"));
    tenant.awaitDelivery(tenant.publishOne("a", "1"), "dead");

    JsonNode entry = entries(stage, "?actor=system&target=" + uuid(stage, endpoint)).get(0);
    assertThat(entry.path("action").asText()).isEqualTo("endpoints.changed");
    assertThat(entry.path("reason").asText()).isEqualTo("it answered 410 Gone");
    assertThat(entry.path("after").path("enabled").asBoolean()).isFalse();
  }

  @Test
  void theLogIsPagedExportedAndIntact(Stage stage, Tenant tenant) throws IOException {
    for (int n = 0; n < 5; n++) {
      tenant.endpoint("http://127.0.0.1:9/" + n);
    }
    String filter = "/v1/admin/audit?tenant=" + tenant.id() + "&action=endpoints.created";
    List<String> paged = new ArrayList<>();
    String cursor = "";
    do {
      JsonNode page = stage.operator().get(filter + "&limit=2&cursor=" + cursor).expect(200).json();
      page.path("items").forEach(item -> paged.add(item.path("id").asText()));
      cursor = page.path("next_cursor").asText("");
    } while (!cursor.isEmpty() && !cursor.equals("null"));
    assertThat(paged).hasSize(5).doesNotHaveDuplicates();

    String lines =
        stage.operator().get(filter.replace("audit?", "audit/export?")).expect(200).body();
    List<String> exported = new ArrayList<>();
    for (String line : lines.lines().toList()) {
      exported.add(new ObjectMapper().readTree(line).path("id").asText());
    }
    assertThat(exported).isEqualTo(paged.reversed());

    JsonNode verdict = stage.operator().get("/v1/admin/audit/verify").expect(200).json();
    assertThat(verdict.path("intact").asBoolean()).isTrue();
    assertThat(verdict.path("count").asLong()).isGreaterThan(5);
    assertThat(verdict.path("head").asText()).hasSize(64);
  }

  @Test
  void onlyAnOperatorReadsIt(Stage stage, Tenant tenant) {
    for (String route : List.of("", "/export", "/verify")) {
      tenant.api().get("/v1/admin/audit" + route).expectProblem(403, "INSUFFICIENT_SCOPE");
      stage.nobody().get("/v1/admin/audit" + route).expect(401);
    }
  }

  private static JsonNode entries(Stage stage, String query) {
    return stage.operator().get("/v1/admin/audit" + query).expect(200).json().path("items");
  }

  private static String uuid(Stage stage, String endpoint) {
    for (JsonNode entry : entries(stage, "?action=endpoints.created&limit=1000")) {
      String id = entry.path("target").asText();
      if (endpoint.endsWith(id) || endpoint.endsWith(id.replace("-", ""))) {
        return id;
      }
    }
    throw new AssertionError("no entry tells of " + endpoint);
  }

  /** Reads what one act added to the tenant's part of the log. */
  private record Book(Stage stage, String tenant, String key) {
    Reply one(String action, Supplier<Reply> act) {
      int before = all().size();
      Reply reply = act.get();
      assertThat(reply.status()).as("%s: %s", action, reply.body()).isBetween(200, 204);
      List<JsonNode> after = all();
      assertThat(after.subList(0, after.size() - before))
          .as(action)
          .singleElement()
          .satisfies(
              entry -> {
                assertThat(entry.path("action").asText()).isEqualTo(action);
                assertThat(entry.path("actor").asText()).isEqualTo(key);
                assertThat(entry.path("role").asText()).isEqualTo("tenant");
                assertThat(entry.path("address").asText()).isEqualTo("127.0.0.1");
              });
      return reply;
    }

    private List<JsonNode> all() {
      List<JsonNode> entries = new ArrayList<>();
      entries(stage, "?limit=1000&tenant=" + tenant).forEach(entries::add);
      return entries;
    }
  }
}
