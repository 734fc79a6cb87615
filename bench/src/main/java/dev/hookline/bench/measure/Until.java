package dev.hookline.bench.measure;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Waiting for something, for a limited time: the only place of this module that sleeps. */
public final class Until {
  private Until() {}

  /** Waits for the whole time. */
  public static void passed(Duration time) {
    met(() -> false, time, time);
  }

  /** Asks again after every pause until the condition holds or the time is over; says which. */
  public static boolean met(BooleanSupplier condition, Duration limit, Duration pause) {
    long deadline = System.nanoTime() + limit.toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() - deadline > 0) {
        return false;
      }
      try {
        Thread.sleep(pause);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return false;
      }
    }
    return true;
  }
}
