package dev.hookline.delivery.flags;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Looks at the flags once a second: for schedules that begin or end, and in case news of a change
 * got lost.
 */
public final class FlagWatch implements Runnable {
  private static final Logger LOG = Logger.getLogger(FlagWatch.class.getName());
  private static final long LOOK_MILLIS = 500;

  private final Flags flags;
  private final CountDownLatch stop = new CountDownLatch(1);

  /** A watch over the given flags; {@link #run} goes on until {@link #stop}. */
  public FlagWatch(Flags flags) {
    this.flags = flags;
  }

  /** Ends the watch. */
  public void stop() {
    stop.countDown();
  }

  @Override
  public void run() {
    try {
      for (boolean read = true; !stop.await(LOOK_MILLIS, TimeUnit.MILLISECONDS); read = !read) {
        round(read);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void round(boolean read) {
    try {
      if (read) {
        flags.everythingMayHaveChanged();
      } else {
        flags.look();
      }
    } catch (RuntimeException e) { // the watch must go on
      LOG.log(Level.SEVERE, "the watch over the flags failed", e);
    }
  }
}
