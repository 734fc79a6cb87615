package dev.hookline.delivery.rates;

import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/** One limit: so many calls in each minute of the clock, for everybody who calls. */
final class CallRate {
  private static final int WINDOW_SECONDS = 60;
  private static final int MOST_CALLERS = 20_000;

  private final String policy;
  private final int quota;
  private final Clock clock;

  /** By caller: the minute in the upper half, the calls in it in the lower half. */
  private final Map<Object, AtomicLong> minutes = new ConcurrentHashMap<>();

  /**
   * @param quota calls in a minute; 0 sets no limit
   */
  CallRate(String policy, int quota, Clock clock) {
    this.policy = policy;
    this.quota = quota;
    this.clock = clock;
  }

  boolean on() {
    return quota > 0;
  }

  /** Counts a call; empty if there is no limit. */
  Optional<Standing> take(Object caller) {
    if (!on()) {
      return Optional.empty();
    }
    long second = Math.floorDiv(clock.millis(), 1_000L);
    long minute = second / WINDOW_SECONDS;
    if (minutes.size() >= MOST_CALLERS) {
      minutes.values().removeIf(count -> count.get() >>> 32 != minute);
    }
    long count =
        minutes
                .computeIfAbsent(caller, key -> new AtomicLong())
                .updateAndGet(known -> next(known, minute))
            & 0xffff_ffffL;
    return Optional.of(
        new Standing(
            policy,
            quota,
            WINDOW_SECONDS,
            (int) Math.max(0, quota - count),
            (int) (WINDOW_SECONDS - second % WINDOW_SECONDS),
            count <= quota));
  }

  // One more than the quota is enough to know that it is used up.
  private long next(long known, long minute) {
    if (known >>> 32 != minute) {
      return minute << 32 | 1;
    }
    return (known & 0xffff_ffffL) > quota ? known : known + 1;
  }
}
