package dev.hookline.jobs.schedule;

import dev.hookline.delivery.Refused;
import dev.hookline.delivery.modes.Modes;
import dev.hookline.jobs.Jobs;
import dev.hookline.jobs.backup.BackupWork;
import dev.hookline.jobs.runs.Runs;
import dev.hookline.persistence.schedules.ScheduleTable;
import dev.hookline.settings.Setting;
import dev.hookline.settings.Settings;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.naming.InitialContext;
import javax.naming.NamingException;

/** Looks at the schedules every few seconds, from soon after the start of the server. */
@ApplicationScoped
class Timer {
  private static final Logger LOG = Logger.getLogger(Timer.class.getName());
  private static final int FIRST_SECONDS = 10;
  private static final int PERIOD_SECONDS = 5;
  private static final Duration LEASE = Duration.ofSeconds(30);

  @Inject private ScheduleTable table;
  @Inject private Jobs jobs;
  @Inject private Runs runs;
  @Inject private BackupWork backups;
  @Inject private Modes modes;
  @Inject private Clock clock;
  @Inject private Settings settings;
  private Scheduler scheduler;
  private ScheduledFuture<?> looks;

  /**
   * The container's executor: a job belongs to the application that starts it. The server announces
   * the start once for each war; the first one counts.
   */
  void onStart(@Observes Startup event) throws NamingException {
    if (looks != null) {
      return;
    }
    scheduler = new Scheduler(table, new BatchWorks(jobs), modes, clock, node(), LEASE);
    ManagedScheduledExecutorService executor =
        InitialContext.doLookup("java:comp/DefaultManagedScheduledExecutorService");
    looks =
        executor.scheduleWithFixedDelay(
            this::look, FIRST_SECONDS, PERIOD_SECONDS, TimeUnit.SECONDS);
  }

  @PreDestroy
  void onStop() {
    if (looks != null) {
      looks.cancel(false);
      try {
        scheduler.end();
      } catch (RuntimeException e) { // its lease ends by itself
        LOG.log(Level.FINE, "the schedules of this node wait for their lease to end", e);
      }
    }
  }

  private void look() {
    try {
      runs.beat();
      backups.letGo();
      scheduler.look();
    } catch (Refused unavailable) {
      LOG.log(Level.FINE, "the schedules wait for the database", unavailable);
    } catch (RuntimeException e) { // an exception would end the looks
      LOG.log(Level.WARNING, "the schedules cannot be looked at", e);
    }
  }

  /** The name, and what tells this process from an earlier one of the same name. */
  private String node() {
    String name = settings.text(Setting.NODE_NAME);
    String shown = name.isEmpty() ? "node-" + settings.integer(Setting.PORT) : name;
    return shown + " " + UUID.randomUUID().toString().substring(0, 8);
  }
}
