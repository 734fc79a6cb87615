package dev.hookline.delivery.dispatch;

/**
 * How many sends a second may leave: each takes a token, and tokens come in evenly. What was saved
 * up is at most a tenth of a second's worth, and one token at least. Not for several threads.
 */
final class TokenBucket {
  private static final double SECOND = 1e9;
  private static final double SAVED_SECONDS = 0.1;

  /** What a rounding error leaves of a token is one. */
  private static final double ONE = 1 - 1e-6;

  private double perNano; // 0: no limit
  private double capacity;
  private double tokens;
  private long filledAt;

  /**
   * Changes the limit.
   *
   * @param perSecond tokens a second, any fraction; 0 for no limit
   * @param now in nanoseconds of any origin, here and in the other methods
   */
  void limit(double perSecond, long now) {
    double changed = perSecond / SECOND;
    if (changed == perNano) {
      return;
    }
    boolean first = perNano == 0;
    fill(now);
    perNano = changed;
    capacity = Math.max(1, perSecond * SAVED_SECONDS);
    tokens = first ? capacity : Math.min(tokens, capacity);
    filledAt = now;
  }

  /** Whether there is a limit at all. */
  boolean limited() {
    return perNano > 0;
  }

  /** Takes a token and returns 0, or returns in how many nanoseconds there will be one. */
  long take(long now) {
    if (!limited()) {
      return 0;
    }
    fill(now);
    if (tokens >= ONE) {
      tokens = Math.max(0, tokens - 1);
      return 0;
    }
    return Math.max(1, Math.round((1 - tokens) / perNano));
  }

  /** Whether it may be forgotten: a new one would hold as much. */
  boolean full(long now) {
    fill(now);
    return !limited() || tokens >= capacity * ONE;
  }

  private void fill(long now) {
    tokens = Math.min(capacity, tokens + (now - filledAt) * perNano);
    filledAt = now;
  }
}
