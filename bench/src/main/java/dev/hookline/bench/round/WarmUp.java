package dev.hookline.bench.round;

import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * How the server was warmed up.
 *
 * @param rounds short rounds that were run
 * @param loadSeconds seconds under load in them, drains not counted
 * @param stable whether the last two differed by less than 5 %
 * @param lastPerSecond end-to-end rate of the last one
 */
public record WarmUp(int rounds, long loadSeconds, boolean stable, double lastPerSecond) {
  private static final Duration ROUND = Duration.ofSeconds(3);
  private static final int MOST_TIMES_LEAST = 2;
  private static final double TOLERANCE = 0.05;

  /**
   * Warms up.
   *
   * @param least least time under load; at most twice as much if the rate does not settle
   * @param loading runs one short round of the given length
   */
  public static WarmUp run(
      Duration least, Function<Duration, Round> loading, Consumer<String> progress) {
    Duration each = least.compareTo(ROUND) < 0 ? least : ROUND;
    double previous = 0;
    for (int rounds = 1; ; rounds++) {
      Round round = loading.apply(each);
      double rate = round.endToEndPerSecond();
      progress.accept("warm-up %d: %,.0f events/s end to end".formatted(rounds, rate));
      long loaded = rounds * each.toSeconds();
      boolean stable = Math.abs(rate - previous) < TOLERANCE * previous;
      boolean enough = loaded >= least.toSeconds() && stable;
      boolean tooLong = loaded >= MOST_TIMES_LEAST * least.toSeconds();
      if (enough || tooLong || !round.drained() || Thread.currentThread().isInterrupted()) {
        return new WarmUp(rounds, loaded, stable, rate);
      }
      previous = rate;
    }
  }
}
