package dev.hookline.tests.journeys;

import static dev.hookline.tests.journeys.ModeSwitches.MODES;
import static dev.hookline.tests.journeys.ModeSwitches.SOON;
import static dev.hookline.tests.journeys.ModeSwitches.affected;
import static dev.hookline.tests.journeys.ModeSwitches.awaitModes;
import static dev.hookline.tests.journeys.ModeSwitches.modes;
import static dev.hookline.tests.journeys.ModeSwitches.on;
import static dev.hookline.tests.journeys.ModeSwitches.turn;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hookline.settings.Setting;
import dev.hookline.tests.stage.Api;
import dev.hookline.tests.stage.Arrival;
import dev.hookline.tests.stage.Receiver;
import dev.hookline.tests.stage.Reply;
import dev.hookline.tests.stage.Stage;
import dev.hookline.tests.stage.Tenant;
import dev.hookline.tests.stage.Until;
import java.net.http.HttpRequest.BodyPublishers;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The table of modes, cell by cell, on two nodes with one database. */
@ExtendWith(SharedNodes.class)
class ModesTest {
  /** What every mode lets through, by the beginning of its path. */
  private static final Set<String> ALWAYS =
      Set.of("/v1/admin/modes", "/v1/admin/emergency", "/v1/admin/store", "/v1/dev/inbox/receive");

  private static final String CHANGE =
      "actor || ' ' || (before ->> 'value') || ' ' || (after ->> 'value')";

  private final Receiver receiver = new Receiver();
  private final TwoNodes nodes;
  private final ModeSwitches switches;
  private final Tenant tenant;

  ModesTest(TwoNodes nodes) {
    this.nodes = nodes;
    this.switches = new ModeSwitches(nodes);
    this.tenant = nodes.one().tenant();
  }

  @AfterEach
  void normal() {
    switches.allOff();
    receiver.close();
  }

  @ParameterizedTest
  @CsvSource({"0, 1", "1, 0"})
  void normalLetsEverythingThrough(int here, int there) {
    tenant.listener(receiver.url("/in"));
    expectCells(201, 200, "");
    receiver.await("/in", 2);
    assertThat(nodes.both().get(here).nobody().get("/readyz").status()).isEqualTo(200);
    assertThat(nodes.both().get(there).nobody().get("/readyz").status()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1})
  void theOutboxPauseKeepsPublishesAndNothingLeaves(int node) {
    tenant.listener(receiver.url("/in"));
    switches.turn(node, "outbox_paused", true);
    expectCells(201, 200, "");
    assertThat(affected(nodes.one(), "pending")).isGreaterThanOrEqualTo(2);
    assertNothingArrivedBefore(() -> switches.turn(1 - node, "outbox_paused", false), 2);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1})
  void readOnlyRefusesEveryChangeAndDeliveriesLeave(int node) {
    tenant.listener(receiver.url("/in"));
    switches.turn(node, "outbox_paused", true);
    String waiting = publishEverywhere();
    switches.turn(node, "read_only", true);
    expectCells(503, 200, "READ_ONLY");
    assertThat(receiver.at("/in")).isEmpty();
    switches.turn(node, "outbox_paused", false);
    receiver.await("/in", 2);
    assertThat(tenant.delivery(waiting).path("event_id").asText()).isNotEmpty();
    expectRefusedRoutes("READ_ONLY", false);
    switches.turn(1 - node, "read_only", false);
    expectCells(201, 200, "");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1})
  void maintenanceRefusesAllButTheWayOutAndNothingLeaves(int node) {
    tenant.listener(receiver.url("/in"));
    switches.turn(node, "outbox_paused", true);
    publishEverywhere();
    switches.turn(node, "maintenance", true);
    switches.turn(node, "outbox_paused", false);
    expectCells(503, 503, "MAINTENANCE");
    expectRefusedRoutes("MAINTENANCE", true);
    assertNothingArrivedBefore(() -> switches.turn(1 - node, "maintenance", false), 2);
    expectCells(201, 200, "");
  }

  @Test
  void pausedAgentsLeavePublishesAndDeliveriesAlone() throws SQLException {
    tenant.listener(receiver.url("/in"));
    nodes.one().rows().change("update agent_controls set agents_paused = true");
    for (Stage node : nodes.both()) {
      awaitModes(node, modes -> on(modes, "agents_paused"));
      node.operator().post("/v1/admin/jobs/retention").expectProblem(409, "AGENTS_PAUSED");
    }
    assertThat(switches.newest(CHANGE))
        .isEqualTo(nodes.one().server().database().owner().user() + " false true");
    expectCells(201, 200, "");
    receiver.await("/in", 2);
    JsonNode replay = tenant.api().post("/v1/replay", "{\"from_ms\":0}").expect(200).json();
    assertThat(replay.path("status").asText() + replay.path("state").asText()).contains("running");
    assertThat(receiver.at("/in")).hasSize(2);
    switches.turn(0, "agents_paused", false);
    Until.isTrue(
        "the replay went on", Duration.ofSeconds(90), () -> receiver.at("/in").size() == 4);
  }

  @Test
  void oneTenantOrEndpointIsHeldAndTheOthersGoOn() {
    Tenant other = nodes.one().tenant();
    other.listener(receiver.url("/other"));
    String held = tenant.listener(receiver.url("/held"));
    String free = tenant.endpoint(receiver.url("/free")).text("id");
    tenant.subscribe(free, "#");
    Api one = nodes.one().operator();
    Reply paused =
        one.put(MODES + "/endpoints/" + held, "{\"outbox_paused\":" + turn(true) + "}").expect(200);
    assertThat(paused.json().path("outbox_paused").path("value").asBoolean()).isTrue();
    for (Stage node : nodes.both()) {
      awaitModes(node, modes -> modes.path("pauses").size() == 1);
    }
    publishEverywhere();
    receiver.await("/free", 2);
    one.put(MODES + "/tenants/" + tenant.id(), "{\"outbox_paused\":" + turn(true) + "}")
        .expect(200);
    for (Stage node : nodes.both()) {
      awaitModes(node, modes -> modes.path("pauses").size() == 2);
    }
    publishEverywhere();
    publish(nodes.two(), other);
    receiver.await("/other", 1);
    assertThat(receiver.at("/held")).isEmpty();
    assertThat(receiver.at("/free")).hasSize(2);
    JsonNode stands =
        nodes.two().operator().get(MODES + "/tenants/" + tenant.id()).expect(200).json();
    assertThat(stands.path("affected").path("pending").asInt()).isEqualTo(6);
    assertThat(stands.path("affected").path("endpoints").asInt()).isEqualTo(2);
    String off = "{\"outbox_paused\":" + turn(false) + "}";
    nodes.two().operator().put(MODES + "/tenants/" + tenant.id(), off).expect(200);
    receiver.await("/free", 4);
    assertThat(receiver.at("/held")).isEmpty();
    nodes.two().operator().put(MODES + "/endpoints/" + held, off).expect(200);
    receiver.await("/held", 4);
    one.put(MODES + "/tenants/nobody", off).expectProblem(404, "NOT_FOUND");
    one.put(MODES + "/endpoints/nothing", off).expectProblem(404, "NOT_FOUND");
  }

  @Test
  void aModeWithAnEndReturnsByItselfOnEveryNode() {
    Instant end = Instant.now().plusMillis(2_000);
    String turn =
        "{\"read_only\":{\"value\":true,\"reason\":\"a minute\",\"expires_at\":%d}}"
            .formatted(end.toEpochMilli());
    nodes.one().operator().put(MODES, turn).expect(200);
    for (Stage node : nodes.both()) {
      awaitPublish(node, 503);
    }
    for (Stage node : nodes.both()) {
      Until.value("returned", () -> publish(node, tenant).status(), status -> status == 201);
      assertThat(Instant.now()).isBetween(end, end.plus(SOON));
    }
    awaitModes(
        nodes.two(), modes -> modes.path("read_only").path("changed_by").asText().equals("system"));
    Until.value("written down", () -> switches.newest(CHANGE), "system true false"::equals);
  }

  @Test
  void aModeOutlivesTheServer() throws InterruptedException, java.io.IOException {
    switches.turn(0, "read_only", true);
    nodes.two().server().killServer();
    nodes.two().server().startServerAgain();
    publish(nodes.two(), tenant).expectProblem(503, "READ_ONLY");
    assertThat(on(modes(nodes.two()), "read_only")).isTrue();
  }

  @Test
  void aPinnedModeIsShownAndCannotBeTurned() {
    try (Stage pinned =
        TwoNodes.another(
            nodes.one(),
            options ->
                options
                    .with(Setting.MAINTENANCE_MODE, "1")
                    .with(Setting.READ_ONLY_MODE, "1")
                    .with(Setting.WORKERS_ENABLED, "0"))) {
      for (String mode : List.of("maintenance", "read_only", "agents_paused")) {
        JsonNode shown = modes(pinned).path(mode);
        assertThat(shown.path("value").asBoolean()).isTrue();
        assertThat(shown.path("pinned").asBoolean()).isTrue();
        for (boolean value : new boolean[] {true, false}) {
          pinned
              .operator()
              .put(MODES, "{\"%s\":%s}".formatted(mode, turn(value)))
              .expectProblem(409, "MODE_PINNED");
        }
      }
      publish(pinned, tenant).expectProblem(503, "MAINTENANCE");
      pinned.nobody().get("/healthz").expect(200);
      publish(nodes.one(), tenant).expect(201);
    }
  }

  @Test
  void onlyAnOperatorWithAReasonTurnsAMode() {
    Api one = nodes.one().operator();
    tenant.api().get(MODES).expect(403);
    tenant.api().put(MODES, "{\"read_only\":" + turn(true) + "}").expect(403);
    nodes.one().nobody().put(MODES, "{\"read_only\":" + turn(true) + "}").expect(401);
    tenant.api().post("/v1/admin/emergency/stop", "{\"reason\":\"a\"}").expect(403);
    for (String body :
        List.of(
            "{}",
            "{\"upside_down\":" + turn(true) + "}",
            "{\"read_only\":{\"value\":true}}",
            "{\"read_only\":{\"value\":true,\"reason\":\"\"}}",
            "{\"read_only\":{\"value\":true,\"reason\":\"a\",\"expires_at\":1}}")) {
      one.put(MODES, body).expectProblem(400, "INVALID_REQUEST");
    }
    one.post("/v1/admin/emergency/stop", "{}").expectProblem(400, "INVALID_REQUEST");
  }

  @Test
  void anEmergencyStopsDeliveriesAndWorkAndTellsWhatIsHeld() throws SQLException {
    tenant.listener(receiver.url("/in"));
    switches.turn(0, "outbox_paused", true);
    publishEverywhere();
    JsonNode stopped =
        nodes
            .two()
            .operator()
            .post("/v1/admin/emergency/stop", "{\"reason\":\"smoke\"}")
            .expect(200)
            .json();
    assertThat(on(stopped, "outbox_paused") && on(stopped, "agents_paused")).isTrue();
    assertThat(stopped.path("affected").path("pending").asInt()).isGreaterThanOrEqualTo(2);
    assertThat(stopped.path("affected").path("endpoints").asInt()).isPositive();
    assertThat(stopped.path("affected").path("tenants").asInt()).isPositive();
    awaitModes(nodes.one(), modes -> on(modes, "agents_paused"));
    assertThat(switches.newest("reason")).isEqualTo("smoke");
    assertNothingArrivedBefore(
        () ->
            nodes
                .one()
                .operator()
                .post("/v1/admin/emergency/resume", "{\"reason\":\"no fire\"}")
                .expect(200),
        2);
    awaitModes(nodes.two(), modes -> !on(modes, "agents_paused") && !on(modes, "outbox_paused"));
  }

  /** On both nodes, each within a second. */
  private void expectCells(int publish, int look, String code) {
    for (Stage node : nodes.both()) {
      Reply published = awaitPublish(node, publish);
      expectRefusal(published, publish == 503, code);
      Api api = tenant.at(node).api();
      expectRefusal(api.get("/v1/events").expect(look), look == 503, code);
      for (String method : List.of("HEAD", "OPTIONS")) {
        assertThat(api.send(method, "/v1/events", BodyPublishers.noBody(), null).status())
            .as(method)
            .isEqualTo(look);
      }
      for (String open : List.of("/healthz", "/readyz", "/health/live", "/metrics", "/openapi")) {
        node.nobody().get(open).expect(200);
      }
      node.operator().get(MODES).expect(200);
    }
  }

  private void expectRefusedRoutes(String code, boolean looking) {
    List<String> faults = new ArrayList<>();
    int tried = 0;
    for (Routes.Route route : Routes.documentedBy(nodes.one())) {
      boolean open = ALWAYS.stream().anyMatch(route.path()::startsWith);
      boolean refused = !open && (looking || !route.method().equals("GET"));
      for (Stage node : nodes.both()) {
        Api api = tenant.at(node).api();
        Reply reply = route.call(api, route.path().replaceAll("\\{[^}]+}", "unknown"), "{}");
        tried++;
        boolean was = reply.status() == 503 && reply.text("code").equals(code);
        if (was != refused) {
          faults.add(route + " answered " + reply.status());
        }
      }
    }
    assertThat(faults).isEmpty();
    assertThat(tried).isGreaterThan(60);
  }

  private static void expectRefusal(Reply reply, boolean refused, String code) {
    if (refused) {
      reply.expectProblem(503, code);
      assertThat(Integer.parseInt(reply.header("Retry-After"))).isBetween(1, 3_600);
    }
  }

  private void assertNothingArrivedBefore(Runnable release, int count) {
    assertThat(receiver.at("/in")).isEmpty();
    Instant released = Instant.now();
    release.run();
    assertThat(receiver.await("/in", count))
        .extracting(Arrival::at)
        .allMatch(at -> !at.isBefore(released));
  }

  private String publishEverywhere() {
    String delivery = "";
    for (Stage node : nodes.both()) {
      delivery = publish(node, tenant).expect(201).json().path("job_ids").path(0).asText();
    }
    return delivery;
  }

  private static Reply publish(Stage node, Tenant who) {
    return who.at(node).publish("a", "1");
  }

  /** What the first publish answers that gets this status; soon. */
  private Reply awaitPublish(Stage node, int status) {
    return Until.value(
        "publish " + status, SOON, () -> publish(node, tenant), reply -> reply.status() == status);
  }
}
