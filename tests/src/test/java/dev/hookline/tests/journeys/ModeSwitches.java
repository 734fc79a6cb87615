package dev.hookline.tests.journeys;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hookline.tests.stage.Stage;
import dev.hookline.tests.stage.Until;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;

/** Turns the modes of two nodes, and sees how they stand. */
record ModeSwitches(TwoNodes nodes) {

  /** The product promises one second; the machine of the tests does other work beside. */
  static final Duration SOON = Duration.ofSeconds(3);

  static final String MODES = "/v1/admin/modes";
  private static final List<String> NAMES =
      List.of("outbox_paused", "maintenance", "read_only", "agents_paused");

  /** Turns a mode on one node; both have it soon. */
  void turn(int node, String mode, boolean value) {
    nodes
        .both()
        .get(node)
        .operator()
        .put(MODES, "{\"%s\":%s}".formatted(mode, turn(value)))
        .expect(200);
    for (Stage each : nodes.both()) {
      awaitModes(each, modes -> on(modes, mode) == value);
    }
  }

  void allOff() {
    nodes.one().leaveModes();
    for (Stage node : nodes.both()) {
      awaitModes(node, modes -> NAMES.stream().noneMatch(mode -> on(modes, mode)));
    }
  }

  static String turn(boolean value) {
    return "{\"value\":%s,\"reason\":\"a test\"}".formatted(value);
  }

  static void awaitModes(Stage node, Predicate<JsonNode> wanted) {
    Until.value("modes", SOON, () -> modes(node), wanted);
  }

  static JsonNode modes(Stage node) {
    return node.operator().get(MODES).expect(200).json();
  }

  static boolean on(JsonNode modes, String mode) {
    return modes.path(mode).path("value").asBoolean();
  }

  static long affected(Stage node, String member) {
    return modes(node).path("affected").path(member).asLong();
  }

  /** One column of the newest change of a mode in the audit log, by an expression of SQL. */
  String newest(String column) {
    return nodes
        .one()
        .rows()
        .one(
            "select %s from audit_logs where action = 'modes.changed' order by seq desc limit 1"
                .formatted(column));
  }
}
