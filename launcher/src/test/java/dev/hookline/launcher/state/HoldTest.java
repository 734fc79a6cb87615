package dev.hookline.launcher.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.hookline.launcher.process.ProcessIdentity;
import dev.hookline.launcher.process.Supervised;
import dev.hookline.launcher.process.Waiting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HoldTest {
  @TempDir Path directory;

  private DataDir dataDir;
  private Supervised server;

  @BeforeEach
  void start() throws Exception {
    dataDir = DataDir.at(directory.resolve("data")).create();
    server =
        new Supervised(
            "server",
            HoldTest::sleeper,
            true,
            () -> Hold.holder(dataDir).isPresent(),
            line -> {},
            this::note);
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(Process::destroyForcibly);
  }

  @Test
  void the_server_is_stopped_while_it_is_held_and_comes_back_after() throws Exception {
    long first = server.process().pid();

    try (Hold hold = Hold.take(dataDir)) {
      assertThat(hold).isNotNull();
      assertThat(server.running()).isFalse();
      assertThat(server.held()).isTrue();
      assertThat(RunState.read(dataDir).orElseThrow().phase()).isEqualTo("held");
    }

    assertThat(eventually(() -> server.running() && server.process().pid() != first)).isTrue();
    assertThat(RunState.read(dataDir).orElseThrow().phase()).isEqualTo("running");
    assertThat(Hold.holder(dataDir)).isEmpty();
  }

  @Test
  void only_one_holds() throws Exception {
    try (Hold first = Hold.take(dataDir)) {
      assertThat(first).isNotNull();
      assertThatThrownBy(() -> Hold.take(dataDir))
          .isInstanceOf(NotPossible.class)
          .hasMessageContaining("process " + ProcessHandle.current().pid());
      assertThat(server.held()).isTrue();
    }
  }

  @Test
  void a_holder_that_died_holds_nothing() throws Exception {
    Process holder = sleeper();
    ProcessIdentity identity = ProcessIdentity.of(holder.toHandle());
    Files.writeString(dataDir.holdFile(), new ObjectMapper().writeValueAsString(identity));
    assertThat(Hold.holder(dataDir)).contains(identity);

    long first = server.process().pid();
    server.process().destroyForcibly();
    assertThat(eventually(server::held)).isTrue();
    holder.destroyForcibly().waitFor();

    assertThat(eventually(() -> server.running() && server.process().pid() != first)).isTrue();
    assertThat(Hold.holder(dataDir)).isEmpty();
    try (Hold next = Hold.take(dataDir)) {
      assertThat(next).isNotNull();
      assertThat(server.held()).isTrue();
    }
  }

  @Test
  void a_server_that_is_being_started_is_not_held() {
    RunState.read(dataDir).orElseThrow().takenOverBy(self()).write(dataDir);

    assertThatThrownBy(() -> Hold.take(dataDir))
        .isInstanceOf(NotPossible.class)
        .hasMessageContaining("starting");
    assertThat(Hold.holder(dataDir)).isEmpty();
  }

  @Test
  void where_nothing_runs_the_hold_stands_at_once() throws Exception {
    DataDir empty = DataDir.at(directory.resolve("empty")).create();
    try (Hold hold = Hold.take(empty)) {
      assertThat(hold).isNotNull();
      assertThat(Hold.holder(empty)).contains(self());
    }
  }

  private void note() {
    new RunState(
            server.held() ? "held" : "running",
            "1",
            "http://127.0.0.1:1",
            "http://127.0.0.1:1/readyz",
            null,
            0,
            false,
            self(),
            server.running() ? ProcessIdentity.of(server.process().toHandle()) : null,
            null)
        .write(dataDir);
  }

  private static ProcessIdentity self() {
    return ProcessIdentity.of(ProcessHandle.current());
  }

  private static Process sleeper() throws IOException {
    return new ProcessBuilder("sleep", "60").start();
  }

  private static boolean eventually(BooleanSupplier condition) throws InterruptedException {
    return Waiting.until(condition, Duration.ofSeconds(10), Duration.ofMillis(10));
  }
}
