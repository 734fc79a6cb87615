package dev.hookline.bench.run;

import dev.hookline.bench.round.Round;
import java.time.Duration;

/** Whether a server kept up with a fixed rate. */
final class FixedRate {
  private static final double LEAST = 0.98;
  private static final double LONGEST_DRAIN_SECONDS = 1;

  private FixedRate() {}

  /**
   * It did if it acknowledged nearly every event that fell due, and had delivered them soon after
   * the last. An event that could not even be sent in time has no latency, so without this a server
   * that stalls would look fast.
   */
  static boolean kept(int rate, Duration window, Round round) {
    return kept(
        (double) rate * window.toMillis() / 1000,
        round.load().acknowledged().size(),
        round.drainSeconds());
  }

  static boolean kept(double due, long acknowledged, double drainSeconds) {
    return acknowledged >= LEAST * due && drainSeconds <= LONGEST_DRAIN_SECONDS;
  }
}
