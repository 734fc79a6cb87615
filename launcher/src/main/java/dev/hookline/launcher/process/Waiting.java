package dev.hookline.launcher.process;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** The one place of the launcher where a thread sleeps: waiting for a condition, within a limit. */
public final class Waiting {
  private Waiting() {}

  /** Asks again and again until the condition holds or the limit is over; tells which. */
  public static boolean until(BooleanSupplier condition, Duration limit, Duration pause)
      throws InterruptedException {
    long end = System.nanoTime() + limit.toNanos();
    while (!condition.getAsBoolean()) {
      long left = end - System.nanoTime();
      if (left <= 0) {
        return false;
      }
      TimeUnit.NANOSECONDS.sleep(Math.min(left, pause.toNanos()));
    }
    return true;
  }
}
