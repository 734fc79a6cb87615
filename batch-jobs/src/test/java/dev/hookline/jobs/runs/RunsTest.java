package dev.hookline.jobs.runs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hookline.delivery.HandClock;
import dev.hookline.persistence.fixture.TestDatabase;
import dev.hookline.persistence.id.Uuid7;
import dev.hookline.persistence.runs.RecoveryRun;
import dev.hookline.persistence.runs.RunKind;
import dev.hookline.persistence.runs.RunOutcome;
import dev.hookline.persistence.runs.RunStage;
import dev.hookline.persistence.runs.RunTable;
import dev.hookline.persistence.schedules.ScheduleTable;
import dev.hookline.persistence.work.Acting;
import dev.hookline.persistence.work.MarkedConnections;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RunsTest {
  private final TestDatabase database = TestDatabase.create();
  private final MarkedConnections connections = new MarkedConnections(database.dataSource());
  private final HandClock clock = new HandClock();
  private final Runs runs = runs();

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void a_run_can_be_watched_and_read_afterwards() {
    long began = clock.millis();
    Run run = Acting.as(Acting.job("backup"), () -> runs.begin(RunKind.BACKUP, 7L, ""));
    run.target("bkp_1");
    run.stage("copy");
    clock.advance(Duration.ofSeconds(2));
    run.figure("bytes", 1_000_000);
    run.figure("mb_per_s", 12.5);
    run.stage("close");

    RecoveryRun seen = runs.get(run.id());
    assertThat(seen.outcome()).isEqualTo(RunOutcome.RUNNING);
    assertThat(seen.requestedBy()).isEqualTo("job:backup");
    assertThat(seen.executionId()).isEqualTo(7);
    assertThat(seen.target()).isEqualTo("bkp_1");
    assertThat(seen.stages())
        .containsExactly(
            new RunStage("copy", began, began + 2_000, ""),
            new RunStage("close", began + 2_000, null, ""));
    assertThat(seen.figures().toString()).isEqualTo("{\"bytes\":1000000,\"mb_per_s\":12.5}");

    clock.advance(Duration.ofSeconds(1));
    run.stageEnded("sealed");
    run.end(RunOutcome.OK, "# All is well");

    RecoveryRun ended = runs.get(run.id());
    assertThat(ended.endedAt()).isEqualTo(clock.instant());
    assertThat(ended.stages().getLast())
        .isEqualTo(new RunStage("close", began + 2_000, began + 3_000L, "sealed"));
    assertThat(ended.report()).isEqualTo("# All is well");
  }

  @Test
  void the_newest_of_the_kinds_that_are_wanted_come_first() {
    Run first = runs.begin(RunKind.VERIFY, null, "a");
    runs.begin(RunKind.RETENTION, null, "");
    Run last = runs.begin(RunKind.RESTORE_DRILL, null, "b");

    assertThat(runs.newest(EnumSet.of(RunKind.VERIFY, RunKind.RESTORE_DRILL), 5))
        .extracting(RecoveryRun::runId)
        .containsExactly(last.id(), first.id());
    assertThat(runs.newest(EnumSet.allOf(RunKind.class), 1)).hasSize(1);
  }

  @Test
  void a_run_whose_node_died_is_stopped_and_one_that_lives_is_not() {
    Run lost = runs.begin(RunKind.BACKUP, null, "");
    Runs other = runs();
    Run living = other.begin(RunKind.VERIFY, null, "");
    database.execute("update recovery_runs set alive_until = now() - interval '1 second'");

    other.beat();

    assertThat(other.get(lost.id()).outcome()).isEqualTo(RunOutcome.STOPPED);
    assertThat(other.get(living.id()).outcome()).isEqualTo(RunOutcome.RUNNING);
    assertThat(List.of(lost.id(), living.id())).doesNotHaveDuplicates();
  }

  private Runs runs() {
    return new Runs(
        new RunTable(connections), new ScheduleTable(connections), clock, new Uuid7(clock));
  }
}
