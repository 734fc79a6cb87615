package dev.hookline.tests.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.hookline.tests.stage.Arrival;
import dev.hookline.tests.stage.Receiver;
import dev.hookline.tests.stage.Script;
import dev.hookline.tests.stage.SpareStage;
import dev.hookline.tests.stage.Stage;
import dev.hookline.tests.stage.Tenant;
import dev.hookline.tests.stage.Until;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** HookLine disables an endpoint by itself, says why, and tells the tenant's other endpoints. */
@ExtendWith(SpareStage.class)
class DisabledEndpointsTest {
  private static final String TOPIC = "hookline.endpoint.disabled";
  private static final String ONCE = "\"max_attempts\":1";

  private static Stage stage;

  private final Receiver receiver = new Receiver();

  @BeforeAll
  static void start(Stage spare) {
    stage = spare;
  }

  @AfterEach
  void close() {
    receiver.close();
  }

  @Test
  void oneThatIsGoneIsToldToTheOthersOnce() {
    Tenant tenant = stage.tenant();
    receiver.answers("/gone", Script.status(410));
    String gone = tenant.listener(receiver.url("/gone"));
    String told = tenant.endpoint(receiver.url("/told")).text("id");
    tenant.subscribe(told, "hookline.#");
    tenant.publish("a", "1").expect(201);
    tenant.publish("a", "2").expect(201);
    JsonNode notice = notice();
    assertThat(notice.path("endpoint_id").asText()).isEqualTo(gone);
    assertThat(notice.path("cause").asText()).isEqualTo("gone");
    JsonNode disabled = endpoint(tenant, gone);
    assertThat(disabled.path("enabled").asBoolean()).isFalse();
    assertThat(disabled.path("disabled_at").asLong())
        .isEqualTo(notice.path("disabled_at").asLong());
    assertThat(disabled.path("disabled_reason").asText()).isEqualTo(notice.path("reason").asText());
    assertThat(receiver.at("/gone")).noneMatch(it -> it.text().contains(gone));
    assertThat(tenant.items("/v1/events?topic=" + TOPIC)).hasSize(1);
  }

  @Test
  void oneThatFailsForDaysIsDisabledUntilItsOwnerEnablesIt() throws InterruptedException {
    Tenant tenant = stage.tenant();
    receiver.answers("/bad", Script.status(400));
    receiver.answers("/lame", Script.sequence(Script.status(400), Script.status(200)));
    String bad = tenant.listener(receiver.url("/bad"), ONCE);
    String lame = tenant.listener(receiver.url("/lame"), ONCE);
    String told = tenant.endpoint(receiver.url("/told")).text("id");
    tenant.subscribe(told, TOPIC);
    tenant.publish("a", "1").expect(201);
    Until.isTrue("dead", () -> tenant.items("/v1/dlq").size() == 2);
    becomeSixDaysOlder(tenant);
    tenant.publish("a", "2").expect(201);
    Until.isTrue("dead", () -> tenant.items("/v1/dlq").size() == 3);
    Until.isTrue("well", () -> tenant.items("/v1/deliveries?status=success").size() == 1);

    stage.server().killServer(); // a node looks soon after it started
    stage.revive();
    JsonNode notice = notice();
    assertThat(notice.path("endpoint_id").asText()).isEqualTo(bad);
    assertThat(notice.path("cause").asText()).isEqualTo("failing");
    assertThat(endpoint(tenant, bad).path("disabled_reason").asText())
        .isEqualTo("no attempt succeeded for 5 days");
    assertThat(endpoint(tenant, lame).path("enabled").asBoolean()).isTrue();
    JsonNode audit =
        stage.operator().get("/v1/admin/audit?tenant=" + tenant.id()).expect(200).json();
    assertThat(audit.path("items").toString()).contains("no attempt succeeded for 5 days");
    tenant.api().patch("/v1/endpoints/" + bad, "{\"enabled\":true}").expect(200);
    JsonNode again = endpoint(tenant, bad);
    assertThat(again.path("enabled").asBoolean()).isTrue();
    assertThat(again.path("disabled_reason").isNull()).isTrue();
    assertThat(again.path("disabled_at").isNull()).isTrue();
  }

  private JsonNode notice() {
    Arrival first =
        Until.value(
            "a notice",
            Duration.ofMinutes(2),
            () -> receiver.at("/told").stream().findFirst().orElse(null),
            it -> it != null);
    assertThat(first.header("x-hl-topic")).isEqualTo(TOPIC);
    try {
      return new ObjectMapper().readTree(first.text());
    } catch (IOException e) {
      throw new AssertionError(first.text(), e);
    }
  }

  private static JsonNode endpoint(Tenant tenant, String id) {
    return tenant.api().get("/v1/endpoints/" + id).expect(200).json();
  }

  /** Endpoints and dead letters, as if all had happened then. */
  private static void becomeSixDaysOlder(Tenant tenant) {
    String mine = " where tenant_id = '" + tenant.id() + "'";
    stage.rows().change("update endpoints set created_at = created_at - interval '6 days'" + mine);
    stage
        .rows()
        .change(
            "update dead_letters set delivery_id = uuid7_floor(now() - interval '6 days'"
                + " + (random() * 3600) * interval '1 second')"
                + mine);
  }
}
