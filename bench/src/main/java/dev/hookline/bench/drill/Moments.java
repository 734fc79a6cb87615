package dev.hookline.bench.drill;

/**
 * When what happened, on {@link System#nanoTime}; 0 is never.
 *
 * @param began the load
 * @param killed the signal was sent
 * @param noticed by its supervisor
 * @param restarted there was a new process
 * @param ready the node said so
 * @param stopped the load
 */
record Moments(long began, long killed, long noticed, long restarted, long ready, long stopped) {
  static final double NEVER = -1;

  /** Milliseconds from the kill, or {@link #NEVER}. */
  double sinceKill(long moment) {
    return moment == 0 ? NEVER : millis(Math.max(0, moment - killed));
  }

  /** With one decimal. */
  static double millis(long nanos) {
    return Math.round(nanos / 1e5) / 10.0;
  }
}
