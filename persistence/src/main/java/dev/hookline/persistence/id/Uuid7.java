package dev.hookline.persistence.id;

import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Makes UUIDv7 (RFC 9562): 48 bits of Unix milliseconds, then a counter and random bits.
 *
 * <p>An id is a name, not a secret: its random part comes from a fast generator.
 *
 * <p>Ids of one generator strictly increase, also when the clock stands still or goes back: the 12
 * bits behind the version count within a millisecond and run over into the next one (RFC 9562,
 * section 6.2).
 */
public final class Uuid7 {
  private final Clock clock;
  private final AtomicLong last = new AtomicLong();

  /** A generator that reads the given clock. */
  public Uuid7(Clock clock) {
    this.clock = clock;
  }

  /** The next id; safe for many threads. */
  public UUID next() {
    long now = clock.millis() << 12;
    long ticket = last.updateAndGet(previous -> Math.max(previous + 1, now));
    long high = (ticket >>> 12) << 16 | 0x7000L | (ticket & 0xfff);
    return new UUID(high, randomLow());
  }

  /** The moment an id was made, to the millisecond. */
  public static Instant instantOf(UUID id) {
    return Instant.ofEpochMilli(millisOf(id));
  }

  /** The moment an id was made, in Unix milliseconds. */
  public static long millisOf(UUID id) {
    return id.getMostSignificantBits() >>> 16;
  }

  /** The smallest id of the given Unix millisecond: a bound for ranges of time. */
  public static UUID floorOf(long unixMillis) {
    return new UUID(unixMillis << 16 | 0x7000L, 0x8000_0000_0000_0000L);
  }

  private long randomLow() {
    return ThreadLocalRandom.current().nextLong() & 0x3fff_ffff_ffff_ffffL | 0x8000_0000_0000_0000L;
  }
}
