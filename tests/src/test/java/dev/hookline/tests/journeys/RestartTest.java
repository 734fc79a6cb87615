package dev.hookline.tests.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hookline.launcher.state.DataDir;
import dev.hookline.launcher.state.Hold;
import dev.hookline.tests.stage.Arrival;
import dev.hookline.tests.stage.Command;
import dev.hookline.tests.stage.Receiver;
import dev.hookline.tests.stage.Script;
import dev.hookline.tests.stage.Shell;
import dev.hookline.tests.stage.SteadyLoad;
import dev.hookline.tests.stage.Tenant;
import dev.hookline.tests.stage.Until;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** One of two nodes is restarted on purpose. */
@ExtendWith(SharedNodes.class)
class RestartTest {
  private static final Duration RECOVERY = Duration.ofSeconds(90);

  private final TwoNodes nodes;
  private final Receiver receiver = new Receiver();

  @TempDir private Path directory;

  RestartTest(TwoNodes nodes) {
    this.nodes = nodes;
  }

  @AfterEach
  void close() {
    receiver.close();
  }

  @Test
  void eventsInFlightSurviveAndTheOtherNodeServesMeanwhile() {
    Tenant tenant = nodes.one().tenant();
    receiver.answers("/in", Script.after(Duration.ofMillis(200), Script.status(200)));
    tenant.listener(receiver.url("/in"));
    long pid = nodes.one().server().serverPid();
    long postgres = nodes.one().server().postgresPid();
    int saidBefore = nodes.one().said().size();

    try (SteadyLoad load = SteadyLoad.start(8, tenant, nodes.both())) {
      load.awaitAcknowledged(100);
      Command.Ended ended = new Shell(nodes.one(), directory).hl("restart", "--json");
      JsonNode report = ended.json();
      assertThat(ended.code()).as(ended.errors()).isZero();
      assertThat(report.path("ready").asBoolean()).isTrue();
      assertThat(report.path("state").asText()).isEqualTo("running");
      assertThat(report.path("server_pid").asLong())
          .isEqualTo(nodes.one().server().serverPid())
          .isNotEqualTo(pid);
      load.awaitAcknowledged(load.acknowledged().size() + 50);
      assertThat(load.moved()).as("publishes that went to the other node").isPositive();
      load.stop();
      Until.isTrue("all delivered", RECOVERY, () -> delivered().containsAll(load.acknowledged()));
    }
    assertThat(nodes.one().server().postgresPid()).isEqualTo(postgres);
    assertThat(nodes.one().said().stream().skip(saidBefore))
        .noneMatch(line -> line.contains("unexpectedly"))
        .anyMatch(line -> line.contains("server was stopped to be held"));
  }

  @Test
  void aHeldServerStaysStoppedAndSaysSo() throws InterruptedException {
    Shell shell = new Shell(nodes.one(), directory);
    try (Hold hold = Hold.take(DataDir.at(nodes.one().server().dataDir()))) {
      assertThat(hold).isNotNull();
      assertThat(nodes.one().server().ready()).isFalse();
      assertThat(shell.hl("status", "--json").json().path("state").asText()).isEqualTo("held");
      Command.Ended refused = shell.hl("restart");
      assertThat(refused.code()).isEqualTo(3);
      assertThat(refused.errors()).contains("held");
      nodes.two().nobody().get("/readyz").expect(200);
    }
    Until.isTrue("back", RECOVERY, nodes.one().server()::ready);
    JsonNode status = shell.hl("status", "--json").json();
    assertThat(status.path("state").asText()).isEqualTo("running");
    assertThat(status.path("version").asText()).isNotEmpty();
  }

  private List<String> delivered() {
    return receiver.at("/in").stream().map(Arrival::eventId).collect(Collectors.toList());
  }
}
