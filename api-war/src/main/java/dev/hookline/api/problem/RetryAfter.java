package dev.hookline.api.problem;

import java.time.Duration;

/** The value of the header of that name. */
final class RetryAfter {
  private RetryAfter() {}

  /** Whole seconds, rounded up, at least one. */
  static long seconds(Duration wait) {
    return Math.max(1, wait.plusNanos(999_999_999).toSeconds());
  }
}
