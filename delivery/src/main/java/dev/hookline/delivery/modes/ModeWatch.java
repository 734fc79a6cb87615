package dev.hookline.delivery.modes;

import dev.hookline.persistence.work.StoreUnavailable;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Ends on time what has an end, and looks at the stored switches once a second in case news of a
 * change got lost.
 */
public final class ModeWatch implements Runnable {
  private static final Logger LOG = Logger.getLogger(ModeWatch.class.getName());
  private static final long LOOK_MILLIS = 1_000;

  private final Modes modes;
  private final Clock clock;
  private final CountDownLatch stop = new CountDownLatch(1);

  /** A watch over the given modes; {@link #run} goes on until {@link #stop}. */
  public ModeWatch(Modes modes, Clock clock) {
    this.modes = modes;
    this.clock = clock;
  }

  /** Ends the watch. */
  public void stop() {
    stop.countDown();
  }

  @Override
  public void run() {
    try {
      while (!stop.await(pauseMillis(), TimeUnit.MILLISECONDS)) {
        round();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void round() {
    try {
      modes.expire();
      modes.everythingMayHaveChanged();
    } catch (StoreUnavailable e) {
      LOG.log(Level.FINE, "an end waits to be written down", e);
    } catch (RuntimeException e) { // the watch must go on
      LOG.log(Level.SEVERE, "the watch over the modes failed", e);
    }
  }

  private long pauseMillis() {
    Instant now = clock.instant();
    return modes
        .inForce()
        .nextEnd()
        .map(end -> Duration.between(now, end).toMillis())
        .map(left -> Math.clamp(left, 1, LOOK_MILLIS))
        .orElse(LOOK_MILLIS);
  }
}
