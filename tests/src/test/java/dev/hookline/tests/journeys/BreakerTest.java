package dev.hookline.tests.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hookline.settings.Setting;
import dev.hookline.tests.stage.Receiver;
import dev.hookline.tests.stage.Reply;
import dev.hookline.tests.stage.Script;
import dev.hookline.tests.stage.SpareStage;
import dev.hookline.tests.stage.Stage;
import dev.hookline.tests.stage.Tenant;
import dev.hookline.tests.stage.Until;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The circuit breaker of an endpoint: open for ten minutes on two nodes with one database, and for
 * a second on another.
 */
class BreakerTest {
  private static final String DOWN =
      "\"max_in_flight\":1,\"max_attempts\":50,\"retry_schedule\":[0]";
  private static final Duration SOON = Duration.ofSeconds(10);

  private static Stage one;
  private static Stage two;

  private final Receiver receiver = new Receiver();

  @BeforeAll
  static void start() {
    one = Stage.start(options -> options.with(Setting.BREAKER_OPEN_SECONDS, "600"));
  }

  @AfterAll
  static void stop() {
    if (two != null) {
      two.close();
    }
    one.close();
  }

  @AfterEach
  void close() {
    receiver.close();
  }

  @Test
  void whatOpensOnOneNodeIsObeyedByTheOtherUntilAPersonClosesIt() {
    Tenant tenant = one.tenant();
    receiver.answers("/in", failing(5));
    String endpoint = tenant.listener(receiver.url("/in"), DOWN);
    assertThat(breaker(tenant, endpoint).path("state").asText()).isEqualTo("closed");
    publish(one, tenant, 8);
    JsonNode open = awaitBreaker(tenant, endpoint, "open");
    assertThat(open.path("until").asLong() - open.path("since").asLong()).isEqualTo(600_000);
    assertThat(one.metric("hookline_breaker_open")).isEqualTo(1);

    two = TwoNodes.another(one, options -> options.with(Setting.BREAKER_OPEN_SECONDS, "600"));
    assertThat(two.metric("hookline_breaker_open")).as("read before anything is sent").isEqualTo(1);
    publish(two, tenant, 2);
    assertThat(receiver.at("/in")).hasSize(5);
    assertThat(listed(endpoint)).isEqualTo("open");
    tenant.api().get("/v1/admin/breakers").expect(403);
    two.tenant()
        .api()
        .post("/v1/endpoints/" + endpoint + "/breaker/reset")
        .expectProblem(404, "NOT_FOUND");

    Reply reset = tenant.api().post("/v1/endpoints/" + endpoint + "/breaker/reset").expect(200);
    assertThat(reset.json().path("breaker").path("state").asText()).isEqualTo("closed");
    receiver.await("/in", 5 + 8 + 2);
    assertThat(states(tenant, endpoint)).containsExactly("closed", "open");
    assertThat(listed(endpoint)).isEmpty();
    Until.isTrue(
        "both nodes know",
        SOON,
        () -> one.metric("hookline_breaker_open") + two.metric("hookline_breaker_open") == 0);
    JsonNode audit = one.operator().get("/v1/admin/audit?action=breakers.reset").expect(200).json();
    assertThat(audit.path("items")).hasSize(1);
    attemptsWereSpent(tenant, 5 + 10);

    opensOnTheFirstNodeWithin(tenant, endpoint);
  }

  /** The other way round, while both run: within a second, here with room for a slow machine. */
  private void opensOnTheFirstNodeWithin(Tenant tenant, String endpoint) {
    receiver.answers("/in", Script.status(503));
    publish(one, tenant, 1);
    awaitBreaker(tenant, endpoint, "open");
    Until.isTrue(
        "both obey",
        SOON,
        () -> one.metric("hookline_breaker_open") == 1 && two.metric("hookline_breaker_open") == 1);
  }

  @Test
  @ExtendWith(SpareStage.class)
  void aReceiverThatComesBackGetsEverythingAfterTwoSuccesses(Stage quick) {
    Tenant tenant = quick.tenant();
    receiver.answers("/in", failing(6));
    String endpoint = tenant.listener(receiver.url("/in"), DOWN);
    publish(quick, tenant, 8);
    receiver.await("/in", 6 + 8);
    Until.value(
        "the whole story",
        () -> states(tenant, endpoint),
        List.of("closed", "half_open", "open", "half_open", "open")::equals);
    attemptsWereSpent(tenant, 6 + 8);
  }

  private static Script failing(int times) {
    return Script.sequence(
        IntStream.rangeClosed(0, times)
            .mapToObj(i -> Script.status(i < times ? 503 : 200))
            .toArray(Script[]::new));
  }

  private static void publish(Stage node, Tenant tenant, int count) {
    for (int i = 0; i < count; i++) {
      tenant.at(node).publish("a", Integer.toString(i)).expect(201);
    }
  }

  private static void attemptsWereSpent(Tenant tenant, int attempts) {
    Until.value(
        "every attempt is recorded",
        () ->
            tenant.items("/v1/deliveries?status=success&limit=100").stream()
                .mapToInt(it -> it.path("attempt_count").asInt())
                .sum(),
        sum -> sum == attempts);
  }

  private static JsonNode awaitBreaker(Tenant tenant, String endpoint, String state) {
    return Until.value(
        "breaker " + state,
        () -> breaker(tenant, endpoint),
        it -> it.path("state").asText().equals(state));
  }

  private static JsonNode breaker(Tenant tenant, String endpoint) {
    return tenant.api().get("/v1/endpoints/" + endpoint).expect(200).json().path("breaker");
  }

  /** The newest first. */
  private static List<String> states(Tenant tenant, String endpoint) {
    JsonNode history =
        tenant.api().get("/v1/endpoints/" + endpoint + "/breaker").expect(200).json();
    return StreamSupport.stream(history.path("changes").spliterator(), false)
        .map(change -> change.path("state").asText())
        .toList();
  }

  /** The state that the operators' list shows; empty if the endpoint is not in it. */
  private static String listed(String endpoint) {
    JsonNode list = one.operator().get("/v1/admin/breakers").expect(200).json();
    return StreamSupport.stream(list.path("items").spliterator(), false)
        .filter(item -> item.path("endpoint_id").asText().equals(endpoint))
        .map(item -> item.path("state").asText())
        .findFirst()
        .orElse("");
  }
}
