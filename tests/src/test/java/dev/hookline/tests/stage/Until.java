package dev.hookline.tests.stage;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Waits for something to become true, looking often. The one place where tests wait. */
public final class Until {
  private static final Duration LONG = Duration.ofSeconds(30);
  private static final long PAUSE = Duration.ofMillis(20).toNanos();

  private Until() {}

  /** Fails after half a minute. */
  public static void isTrue(String what, BooleanSupplier condition) {
    isTrue(what, LONG, condition);
  }

  public static void isTrue(String what, Duration within, BooleanSupplier condition) {
    value(what, within, condition::getAsBoolean, holds -> holds);
  }

  /** The first value that is wanted. */
  public static <T> T value(String what, Supplier<T> look, Predicate<T> wanted) {
    return value(what, LONG, look, wanted);
  }

  public static <T> T value(String what, Duration within, Supplier<T> look, Predicate<T> wanted) {
    long deadline = System.nanoTime() + within.toNanos();
    T seen = look.get();
    while (!wanted.test(seen)) {
      if (System.nanoTime() - deadline > 0) {
        throw new AssertionError("not within " + within + ": " + what + "; last seen: " + seen);
      }
      LockSupport.parkNanos(PAUSE);
      seen = look.get();
    }
    return seen;
  }
}
