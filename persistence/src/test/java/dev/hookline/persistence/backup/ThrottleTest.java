package dev.hookline.persistence.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ThrottleTest {
  private static final int MEGABYTE = 1_000_000;
  private static final long SECOND = 1_000_000_000L;

  private final AtomicLong now = new AtomicLong(5 * SECOND);
  private long longestRest;

  @Test
  void bytesTakeAsLongAsTheirRateSays() {
    Throttle throttle = throttle(2 * MEGABYTE);

    long began = now.get();
    pass(throttle, 20 * MEGABYTE);

    assertThat((now.get() - began) / 1e9).isBetween(9.9, 10.0);
  }

  @Test
  void theRestsAreShortAndMany() {
    pass(throttle(2 * MEGABYTE), 20 * MEGABYTE);

    assertThat(longestRest / 1e9).isPositive().isLessThan(0.05);
  }

  @Test
  void timeThatNobodyUsedIsNotMadeUpFor() {
    Throttle throttle = throttle(2 * MEGABYTE);
    now.addAndGet(60 * SECOND);

    long began = now.get();
    pass(throttle, 2 * MEGABYTE);

    assertThat((now.get() - began) / 1e9).isBetween(0.9, 1.0);
  }

  @Test
  void noRateIsNoRest() {
    pass(throttle(0), 20 * MEGABYTE);

    assertThat(longestRest).isZero();
  }

  @Test
  void aNegativeRateIsRefused() {
    assertThatIllegalArgumentException().isThrownBy(() -> throttle(-1));
  }

  private Throttle throttle(long bytesPerSecond) {
    return new Throttle(
        bytesPerSecond,
        now::get,
        nanos -> {
          longestRest = Math.max(longestRest, nanos);
          now.addAndGet(nanos);
        });
  }

  private static void pass(Throttle throttle, int bytes) {
    for (int passed = 0; passed < bytes; passed += 500) {
      throttle.pass(500);
    }
  }
}
