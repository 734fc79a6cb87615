package dev.hookline.bench.load;

/**
 * When the next event is due.
 *
 * <p>Closed loop: as soon as a connection is free. Open loop: at fixed times, whether or not a
 * connection is free, and latency counts from the time an event was due. So a stall of the server
 * makes every event that was due during it late, instead of making the generator politely wait.
 */
public final class Pace {
  private final long intervalNanos;

  private Pace(long intervalNanos) {
    this.intervalNanos = intervalNanos;
  }

  /** Every connection sends its next event when the last one is answered. */
  public static Pace closedLoop() {
    return new Pace(0);
  }

  /** A fixed number of events per second. */
  public static Pace perSecond(int events) {
    return new Pace(1_000_000_000L / events);
  }

  boolean closed() {
    return intervalNanos == 0;
  }

  /** When event number {@code index} is due, in nanoseconds after the start; 0 in a closed loop. */
  long dueAfter(long index) {
    return index * intervalNanos;
  }
}
