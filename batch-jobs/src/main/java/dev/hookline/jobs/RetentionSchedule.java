package dev.hookline.jobs;

import dev.hookline.delivery.Refused;
import dev.hookline.persistence.work.Acting;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.inject.Inject;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.naming.InitialContext;
import javax.naming.NamingException;

/** Starts the retention job soon after the start of the server and then four times a day. */
@ApplicationScoped
class RetentionSchedule {
  private static final Logger LOG = Logger.getLogger(RetentionSchedule.class.getName());
  private static final int FIRST_MINUTES = 5;
  private static final int PERIOD_MINUTES = 360;

  @Inject private Jobs jobs;
  private ScheduledFuture<?> schedule;

  /**
   * The container's executor: a job belongs to the application that starts it. The server announces
   * the start once for each war; the first one counts.
   */
  void onStart(@Observes Startup event) throws NamingException {
    if (schedule != null) {
      return;
    }
    ManagedScheduledExecutorService executor =
        InitialContext.doLookup("java:comp/DefaultManagedScheduledExecutorService");
    schedule =
        executor.scheduleAtFixedRate(this::start, FIRST_MINUTES, PERIOD_MINUTES, TimeUnit.MINUTES);
  }

  @PreDestroy
  void onStop() {
    if (schedule != null) {
      schedule.cancel(false);
    }
  }

  private void start() {
    try {
      Acting.as(Acting.job("schedule"), () -> jobs.start("retention"));
    } catch (Refused paused) {
      LOG.log(Level.INFO, "the retention job waits for its next time: {0}", paused.getMessage());
    } catch (RuntimeException e) { // an exception would end the schedule
      LOG.log(Level.WARNING, "the retention job did not start", e);
    }
  }
}
