package dev.hookline.launcher.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;

class SupervisedTest {
  private final List<String> said = new CopyOnWriteArrayList<>();

  @Test
  void a_child_that_is_killed_comes_back() throws Exception {
    Supervised child = supervised(true);
    child.start();
    long first = child.process().pid();

    child.process().destroyForcibly();

    assertThat(eventually(() -> child.running() && child.process().pid() != first)).isTrue();
    child.stop(Process::destroyForcibly);
    assertThat(said).hasSize(2).first().asString().contains("ended unexpectedly");
  }

  @Test
  void a_child_that_may_stay_dead_stays_dead() throws Exception {
    Supervised child = supervised(false);
    child.start();

    child.process().destroyForcibly();

    assertThat(eventually(() -> !said.isEmpty())).isTrue();
    assertThat(child.running()).isFalse();
  }

  @Test
  void a_stop_is_not_a_death() throws Exception {
    Supervised child = supervised(true);
    child.start();

    child.stop(process -> Signals.end(process.toHandle()));

    assertThat(child.running()).isFalse();
    assertThat(said).isEmpty();
  }

  @Test
  void a_child_that_is_held_stays_stopped_and_comes_back_when_released() throws Exception {
    AtomicBoolean hold = new AtomicBoolean();
    // a child that may stay dead comes back too: it did not die
    Supervised child =
        new Supervised("child", SupervisedTest::sleeper, false, hold::get, said::add, () -> {});
    child.start();
    long first = child.process().pid();
    assertThat(child.held()).isFalse();

    hold.set(true);
    child.process().destroyForcibly();
    assertThat(eventually(child::held)).isTrue();
    assertThat(child.running()).isFalse();

    hold.set(false);
    assertThat(eventually(() -> child.running() && child.process().pid() != first)).isTrue();
    assertThat(child.held()).isFalse();
    child.stop(Process::destroyForcibly);
    assertThat(said).noneMatch(line -> line.contains("unexpectedly"));
  }

  @Test
  void a_change_that_cannot_be_noted_ends_neither_the_child_nor_its_supervision() throws Exception {
    AtomicBoolean full = new AtomicBoolean();
    List<Long> noted = new CopyOnWriteArrayList<>();
    Supervised[] child = new Supervised[1];
    child[0] =
        new Supervised(
            "child",
            SupervisedTest::sleeper,
            true,
            said::add,
            () -> {
              if (full.get()) {
                throw new IllegalStateException("no space");
              }
              noted.add(child[0].process().pid());
            });
    child[0].start();
    full.set(true);

    for (int i = 0; i < 2; i++) {
      long before = child[0].process().pid();
      child[0].process().destroyForcibly();
      assertThat(eventually(() -> child[0].running() && child[0].process().pid() != before))
          .isTrue();
    }
    assertThat(said).anyMatch(line -> line.contains("could not be noted (no space)"));
    full.set(false);

    assertThat(eventually(() -> noted.contains(child[0].process().pid()))).isTrue();
    child[0].stop(Process::destroyForcibly);
  }

  @Test
  void a_child_that_is_held_can_be_stopped_for_good() throws Exception {
    AtomicBoolean hold = new AtomicBoolean();
    Supervised child =
        new Supervised("child", SupervisedTest::sleeper, true, hold::get, said::add, () -> {});
    child.start();
    hold.set(true);
    child.process().destroyForcibly();
    assertThat(eventually(child::held)).isTrue();

    child.stop(Process::destroyForcibly);
    hold.set(false);

    assertThat(child.running()).isFalse();
  }

  @Test
  void a_process_is_known_by_its_pid_and_its_start() throws Exception {
    Process process = sleeper();
    ProcessIdentity identity = ProcessIdentity.of(process.toHandle());

    assertThat(identity.alive()).isTrue();
    assertThat(new ProcessIdentity(process.pid(), identity.startedAtMillis() - 60_000).alive())
        .isFalse();
    process.destroyForcibly().waitFor();
    assertThat(identity.alive()).isFalse();
  }

  private Supervised supervised(boolean restart) {
    return new Supervised("child", SupervisedTest::sleeper, restart, said::add, () -> {});
  }

  private static Process sleeper() throws IOException {
    return new ProcessBuilder("sleep", "60").start();
  }

  private static boolean eventually(BooleanSupplier condition) throws InterruptedException {
    return Waiting.until(condition, Duration.ofSeconds(10), Duration.ofMillis(10));
  }
}
