package dev.hookline.jobs.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.hookline.delivery.HandClock;
import dev.hookline.delivery.Reason;
import dev.hookline.delivery.Refused;
import dev.hookline.delivery.modes.Modes;
import dev.hookline.jobs.runs.Run;
import dev.hookline.jobs.runs.Runs;
import dev.hookline.persistence.fixture.TestDatabase;
import dev.hookline.persistence.id.Uuid7;
import dev.hookline.persistence.runs.RunKind;
import dev.hookline.persistence.runs.RunOutcome;
import dev.hookline.persistence.runs.RunTable;
import dev.hookline.persistence.schedules.ScheduleTable;
import dev.hookline.persistence.schedules.StoredSchedule;
import dev.hookline.persistence.work.Acting;
import dev.hookline.persistence.work.MarkedConnections;
import dev.hookline.settings.Settings;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** It is Sunday, 1 March 2026, 10:00; retention is planned daily at 01:00, backup at 02:00. */
class SchedulerTest {
  private static final int RACES = 64;
  private static final Duration LONG = Duration.ofMinutes(1);

  private final TestDatabase database = TestDatabase.create();
  private final MarkedConnections connections = new MarkedConnections(database.dataSource());
  private final ScheduleTable table = new ScheduleTable(connections);
  private final HandClock clock = new HandClock();
  private final Schedules schedules = new Schedules(table, clock);
  private final HandWorks works = new HandWorks();
  private final Modes modes = new Modes(database.work(), Settings.of(Map.of()), clock);
  private final Scheduler one = node("one", LONG);
  private final Scheduler two = node("two", LONG);

  @BeforeEach
  void read() {
    modes.read();
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void what_is_due_starts_once_and_is_due_again_by_its_plan() {
    assertThat(one.look()).isZero();
    assertThat(next("retention")).isEqualTo("2026-03-02T01:00:00Z");
    clock.advance(Duration.ofHours(15).minusSeconds(1));
    assertThat(one.look()).isZero();

    clock.advance(Duration.ofSeconds(8));
    assertThat(one.look()).isEqualTo(1);
    assertThat(two.look()).isZero();

    assertThat(works.started()).containsExactly("retention");
    assertThat(schedule("retention").node()).isEqualTo("one");
    assertThat(next("retention")).as("not eight seconds later").isEqualTo("2026-03-03T01:00:00Z");
    works.endAll("ok");
    one.look();
    assertThat(schedule("retention").node()).isNull();
    assertThat(schedule("retention").last())
        .isEqualTo(
            new StoredSchedule.Last(Instant.parse("2026-03-02T01:00:07Z"), clock.instant(), "ok"));
    assertThat(works.started()).hasSize(1);
  }

  @Test
  void of_two_nodes_that_look_at_the_same_time_one_starts_it() throws Exception {
    one.look();
    try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
      List<Callable<Integer>> looks = List.of(one::look, two::look);
      for (int race = 1; race <= RACES; race++) {
        clock.advance(Duration.ofDays(1));
        int started = 0;
        for (Future<Integer> look : threads.invokeAll(looks)) {
          started += look.get();
        }
        assertThat(started).as("race %d: retention and backup", race).isEqualTo(2);
        works.endAll("ok");
        one.look();
        two.look();
      }
    }
    assertThat(works.started()).hasSize(2 * RACES);
  }

  @Test
  void a_week_without_a_server_is_caught_up_once() {
    one.look();
    clock.advance(Duration.ofDays(7));

    assertThat(two.look()).as("retention and backup").isEqualTo(2);

    works.endAll("ok");
    two.look();
    assertThat(two.look()).isZero();
    assertThat(next("retention")).isEqualTo("2026-03-09T01:00:00Z");
  }

  @Test
  void what_a_dead_node_ran_is_taken_over_when_its_lease_is_over() {
    Scheduler dying = node("dying", Duration.ofMillis(1));
    dying.look();
    clock.advance(Duration.ofHours(15));
    assertThat(dying.look()).isEqualTo(1);
    assertThat(schedule("retention").node()).isEqualTo("dying");
    leaseIsOver("retention");

    assertThat(two.look()).isEqualTo(1);

    assertThat(schedule("retention").node()).isEqualTo("two");
    assertThat(next("retention")).isEqualTo("2026-03-03T01:00:00Z");
    works.endAll("ok");
    dying.look();
    assertThat(schedule("retention").node()).as("the dead one has no say").isEqualTo("two");
    two.look();
    assertThat(schedule("retention").last().outcome()).isEqualTo("ok");
  }

  @Test
  void a_node_that_looks_keeps_its_lease() {
    one.look();
    clock.advance(Duration.ofHours(15));
    one.look();
    leaseIsOver("retention");
    one.look();
    assertThat(two.look()).isZero();
    assertThat(schedule("retention").node()).isEqualTo("one");
  }

  @Test
  void what_a_node_runs_that_stops_is_another_ones_at_once() {
    one.look();
    clock.advance(Duration.ofHours(15));
    one.look();
    one.end();
    assertThat(two.look()).isEqualTo(1);
  }

  @Test
  void nothing_starts_while_background_work_is_paused_and_then_once() {
    one.look();
    pause(true);
    clock.advance(Duration.ofDays(3));
    assertThat(one.look()).isZero();
    pause(false);
    assertThat(one.look()).isEqualTo(2);
    works.endAll("ok");
    one.look();
    assertThat(one.look()).isZero();
  }

  @Test
  void a_schedule_that_is_off_does_nothing_and_does_not_catch_up() throws Exception {
    one.look();
    change("retention", "{'enabled':false}");
    change("backup", "{'enabled':false}");
    clock.advance(Duration.ofDays(3));
    assertThat(one.look()).isZero();

    change("retention", "{'enabled':true,'plan':'every 6 hours'}");
    assertThat(one.look()).isZero();
    assertThat(next("retention")).isEqualTo("2026-03-04T12:00:00Z");
    clock.advance(Duration.ofHours(2));
    assertThat(one.look()).isEqualTo(1);
  }

  @Test
  void a_job_that_does_not_start_has_failed_and_comes_again() {
    one.look();
    works.breakDown();
    clock.advance(Duration.ofHours(15));
    one.look();
    assertThat(schedule("retention").node()).isNull();
    assertThat(schedule("retention").last().outcome()).isEqualTo("failed");
    assertThat(next("retention")).isEqualTo("2026-03-03T01:00:00Z");
  }

  @Test
  void what_follows_another_job_is_due_when_that_ended_well() {
    Runs runs = new Runs(new RunTable(connections), table, clock, new Uuid7(clock));
    one.look();
    assertThat(schedule("verify").nextAt()).isNull();
    runs.begin(RunKind.BACKUP, null, "").end(RunOutcome.FAILED, "");
    assertThat(one.look()).isZero();

    Run backup = runs.begin(RunKind.BACKUP, null, "");
    backup.end(RunOutcome.OK, "");

    assertThat(one.look()).isEqualTo(1);
    assertThat(works.started()).containsExactly("verify");
    works.endAll("ok");
    one.look();
    assertThat(one.look()).isZero();
  }

  @Test
  void what_no_node_can_do_waits() {
    one.look();
    clock.advance(Duration.ofDays(30));
    one.look();
    assertThat(works.started()).doesNotContain("deep-verify");
    assertThat(schedule("deep-verify").nextAt()).isNull();
  }

  @Test
  void a_change_is_written_down_with_its_reason_and_a_run_is_not() throws Exception {
    Acting.as(
        new Acting("operator:ada", "operator", "", null, ""),
        () -> change("backup", "{'plan':'Daily at 04:30','reason':'nights are busy'}"));
    one.look();
    clock.advance(Duration.ofHours(15));
    one.look();

    assertThat(schedule("backup").plan()).isEqualTo("daily at 04:30");
    assertThat(
            database.query(
                "select string_agg(actor || ' ' || action || ' ' || target || ' ' || reason, ', ')"
                    + " from audit_logs where action like 'schedules%'"))
        .isEqualTo("operator:ada schedules.changed backup nights are busy");
  }

  @Test
  void what_is_no_change_is_refused() {
    assertThat(refusal("nothing", "{}")).isEqualTo(Reason.NOT_FOUND);
    assertThat(refusal("backup", "[]")).isEqualTo(Reason.INVALID_REQUEST);
    assertThat(refusal("backup", "{'plan':'at noon'}")).isEqualTo(Reason.INVALID_REQUEST);
    assertThat(refusal("backup", "{'plan':'after backup'}")).isEqualTo(Reason.INVALID_REQUEST);
    assertThat(refusal("backup", "{'plan':'after nothing'}")).isEqualTo(Reason.INVALID_REQUEST);
    assertThat(refusal("backup", "{'enabled':1}")).isEqualTo(Reason.INVALID_REQUEST);
  }

  private Scheduler node(String name, Duration lease) {
    return new Scheduler(table, works, modes, clock, name, lease);
  }

  private StoredSchedule schedule(String name) {
    return schedules.get(name);
  }

  private String next(String name) {
    return String.valueOf(schedule(name).nextAt());
  }

  private void leaseIsOver(String name) {
    database.execute(
        "update schedules set lease_until = now() - interval '1 second' where name = '"
            + name
            + "'");
  }

  private void pause(boolean value) {
    database.execute(
        "update modes set value = " + value + ", reason = 'test' where mode = 'agents_paused'");
    modes.read();
  }

  private Reason refusal(String name, String body) {
    List<Refused> refused = new ArrayList<>();
    assertThatThrownBy(() -> change(name, body))
        .isInstanceOfSatisfying(Refused.class, refused::add);
    return refused.getFirst().reason();
  }

  private StoredSchedule change(String name, String body) {
    try {
      return schedules.change(name, new ObjectMapper().readTree(body.replace('\'', '"')));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
