package dev.hookline.tests.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hookline.tests.stage.Arrival;
import dev.hookline.tests.stage.Command;
import dev.hookline.tests.stage.Receiver;
import dev.hookline.tests.stage.SteadyLoad;
import dev.hookline.tests.stage.TakesMinutes;
import dev.hookline.tests.stage.Tenant;
import dev.hookline.tests.stage.Until;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Release A is replaced by B, and B by C, which is not well: the same build three times, C with
 * settings that make it refuse every call. Two nodes, one database, and publishers all the time.
 */
@TakesMinutes
class DeployTest {
  private static final Duration RECOVERY = Duration.ofSeconds(90);

  @TempDir private Path directory;

  @Test
  void aReleaseThatIsNotWellGoesBackByItselfAndNothingIsLost() {
    try (Fleet fleet = new Fleet(directory);
        Receiver receiver = new Receiver()) {
      twoNodesOnA(fleet);
      Tenant tenant = fleet.tenant("shop");
      tenant.listener(receiver.url("/in"));
      try (SteadyLoad load = SteadyLoad.at(8, tenant.api(), fleet.addresses())) {
        load.awaitAcknowledged(50);
        toB(fleet);
        cComesBackToB(fleet);
        load.stop();
        assertThat(load.refused()).isEmpty();
        assertThat(load.moved()).as("publishes that found a node away").isPositive();
        Until.isTrue(
            "all acknowledged are delivered",
            RECOVERY,
            () -> arrived(receiver).containsAll(load.acknowledged()));
      }
      theStatusIsTrue(fleet);
    }
  }

  private static void twoNodesOnA(Fleet fleet) {
    ok(fleet.deploy("first", "add", "--version", "A", "--from", Fleet.BUILD.toString()));
    Path refusing = fleet.settings("refusing.env", "# nothing comes in\nMAINTENANCE_MODE=1\n");
    String a = fleet.release("A").toString();
    ok(fleet.deploy("both", "add", "--version", "B", "--from", a));
    ok(fleet.deploy("both", "add", "--version", "C", "--from", a, "--config", refusing + ""));
    Command.Ended twice = fleet.deploy("both", "add", "--version", "B", "--from", a);
    assertThat(twice.code()).isEqualTo(3);

    ok(fleet.deploy("first", "deploy", "--version", "A", "--skip-backup", "nothing is there"));
    fleet.join();
    JsonNode both =
        ok(fleet.deploy("both", "deploy", "--version", "A", "--skip-backup", "nothing is there"));
    assertThat(running(both)).containsExactly("A", "A");
  }

  private static void toB(Fleet fleet) {
    Command.Ended dry =
        fleet.deploy("both", "deploy", "--version", "B", "--skip-backup", "a test", "--dry-run");
    assertThat(running(ok(dry))).containsExactly("A", "A");

    JsonNode report = ok(fleet.deploy("both", "deploy", "--version", "B"));
    String backup = detail(report, "backup");
    assertThat(Path.of(backup)).as("made and verified before").isRegularFile();
    assertThat(report.path("result").asText()).isEqualTo("done");
    assertThat(report.path("version_before").asText()).isEqualTo("A");
    assertThat(running(report)).containsExactly("B", "B");
    assertThat(names(report, "restart")).containsExactly("one", "two");
  }

  private static void cComesBackToB(Fleet fleet) {
    Command.Running first =
        fleet.begin("both", "deploy", "--version", "C", "--skip-backup", "a test");
    Until.isTrue("it is at work", () -> first.told().contains("disk"));
    Command.Ended second =
        fleet.deploy("both", "deploy", "--version", "B", "--skip-backup", "a test");
    assertThat(second.code()).as(second.errors()).isEqualTo(75);

    Command.Ended ended = first.ended();
    assertThat(ended.code()).as(ended.errors()).isEqualTo(4);
    JsonNode report = ended.json();
    assertThat(report.path("result").asText()).isEqualTo("rolled back");
    assertThat(report.path("exit_code").asInt()).isEqualTo(4);
    assertThat(report.path("why").asText()).contains("503");
    assertThat(running(report)).containsExactly("B", "B");
    assertThat(names(report, "restart")).as("two was never touched").containsExactly("one");
    assertThat(names(report, "back-restart")).containsExactly("one");
  }

  private static void theStatusIsTrue(Fleet fleet) {
    JsonNode status = ok(fleet.deploy("both", "status"));
    assertThat(running(status)).containsExactly("B", "B");
    assertThat(status.path("releases")).hasSize(3);
    assertThat(texts(status.path("history"), "result"))
        .containsExactly("rolled back", "done", "done", "done");
    assertThat(texts(status.path("history"), "version")).containsExactly("C", "B", "A", "A");

    JsonNode told = fleet.operator().get("/v1/admin/releases").expect(200).json();
    assertThat(texts(told.path("deployments"), "result"))
        .containsExactly("rolled back", "done", "done", "done");
    assertThat(texts(told.path("nodes"), "version")).containsOnly("B");

    Command.Ended back = fleet.deploy("both", "rollback", "--dry-run");
    assertThat(ok(back).path("version").asText()).as("the one before B").isEqualTo("A");

    assertThat(Files.isDirectory(fleet.release("C"))).isTrue();
    Command.Ended unknown = fleet.deploy("both", "deploy", "--version", "D", "--skip-backup", "x");
    assertThat(unknown.code()).isEqualTo(3);
    assertThat(unknown.json().path("result").asText()).isEqualTo("refused");
  }

  private static JsonNode ok(Command.Ended ended) {
    assertThat(ended.code()).as(ended.errors()).isZero();
    return ended.json();
  }

  /** What each node's server says that it is. */
  private static List<String> running(JsonNode report) {
    return texts(report.path("nodes"), "version");
  }

  private static List<String> names(JsonNode report, String step) {
    return StreamSupport.stream(report.path("steps").spliterator(), false)
        .filter(it -> it.path("name").asText().equals(step))
        .map(it -> it.path("node").asText())
        .toList();
  }

  private static String detail(JsonNode report, String step) {
    return StreamSupport.stream(report.path("steps").spliterator(), false)
        .filter(it -> it.path("name").asText().equals(step))
        .findFirst()
        .map(it -> it.path("detail").asText())
        .orElseThrow();
  }

  private static List<String> texts(JsonNode items, String member) {
    return StreamSupport.stream(items.spliterator(), false)
        .map(it -> it.path(member).asText())
        .toList();
  }

  private static Set<String> arrived(Receiver receiver) {
    Set<String> events = new HashSet<>();
    receiver.at("/in").stream().map(Arrival::eventId).forEach(events::add);
    return events;
  }
}
