package dev.hookline.jobs.schedule;

import dev.hookline.delivery.Refused;
import dev.hookline.delivery.Store;
import dev.hookline.delivery.modes.Act;
import dev.hookline.delivery.modes.Modes;
import dev.hookline.persistence.schedules.ScheduleTable;
import dev.hookline.persistence.schedules.StoredSchedule;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Starts what is due, if no other node does, and notes how it ends. */
final class Scheduler {
  private static final Logger LOG = Logger.getLogger(Scheduler.class.getName());

  private final ScheduleTable table;
  private final Works works;
  private final Modes modes;
  private final Clock clock;
  private final String node;
  private final Duration lease;

  /** What this node runs: the execution by the name of the schedule. */
  private final Map<String, Long> running = new ConcurrentHashMap<>();

  /**
   * @param node its name; no other scheduler has the same, an earlier one of this node included
   * @param lease how long after its last look a schedule is taken from it; several looks long
   */
  Scheduler(
      ScheduleTable table, Works works, Modes modes, Clock clock, String node, Duration lease) {
    this.table = table;
    this.works = works;
    this.modes = modes;
    this.clock = clock;
    this.node = node;
    this.lease = lease;
  }

  /**
   * One look.
   *
   * @return how many jobs it started
   * @throws Refused if the database does not answer
   */
  int look() {
    running.forEach(this::goOn);
    if (!modes.permits(Act.WORK)) {
      return 0;
    }
    int started = 0;
    for (StoredSchedule schedule : Store.ask(table::all)) {
      if (schedule.enabled() && works.knows(schedule.name()) && take(schedule)) {
        start(schedule);
        started++;
      }
    }
    return started;
  }

  /** Leaves what runs to others: this node ends. */
  void end() {
    Store.ask(
        () -> {
          table.handBack(node);
          return null;
        });
  }

  private boolean take(StoredSchedule schedule) {
    Instant now = clock.instant();
    Instant next = Plan.parse(schedule.plan()).flatMap(plan -> plan.after(now)).orElse(null);
    Instant planned = schedule.nextAt();
    boolean due = planned != null && !planned.isAfter(now);
    if (schedule.node() != null) {
      // What fell due while the lost one was held is done by taking over.
      Instant then = due || planned == null ? next : planned;
      return schedule.abandoned() && claim(schedule, now, then);
    }
    if (planned == null && next != null) {
      Store.ask(
          () -> {
            table.planNext(schedule, next);
            return null;
          });
    }
    return due && claim(schedule, now, next);
  }

  private boolean claim(StoredSchedule schedule, Instant now, Instant next) {
    return Store.ask(() -> table.claim(schedule, node, lease, now, next));
  }

  private void start(StoredSchedule schedule) {
    String name = schedule.name();
    try {
      running.put(name, works.start(name));
      LOG.log(Level.INFO, "started {0}, planned {1}", new Object[] {name, schedule.plan()});
    } catch (RuntimeException e) { // the others must go on
      LOG.log(Level.WARNING, e, () -> "the job " + name + " did not start");
      finish(name, "failed");
    }
  }

  private void goOn(String name, long execution) {
    Optional<String> outcome = outcome(name, execution);
    if (outcome.isPresent()) {
      finish(name, outcome.get());
    } else if (!Store.ask(() -> table.renew(name, node, lease))) {
      LOG.log(Level.WARNING, "{0} was taken over by another node", name);
      running.remove(name);
    }
  }

  private Optional<String> outcome(String name, long execution) {
    try {
      return works.outcome(execution);
    } catch (Refused gone) {
      LOG.log(Level.WARNING, gone, () -> "the execution of " + name + " cannot be found");
      return Optional.of("failed");
    }
  }

  private void finish(String name, String outcome) {
    Store.ask(() -> table.finish(name, node, clock.instant(), outcome));
    running.remove(name);
  }
}
