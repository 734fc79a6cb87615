package dev.hookline.persistence.backup;

import java.util.concurrent.locks.LockSupport;
import java.util.function.LongConsumer;
import java.util.function.LongSupplier;

/**
 * Keeps a backup from taking the machine for itself: bytes pass at no more than a rate, in small
 * portions, so that whoever waits for a processor gets one. Safe for many threads, which share it.
 */
public final class Throttle {
  /** Small: a portion at full speed takes a few milliseconds, which is what others may notice. */
  private static final int PORTION_BYTES = 64 * 1024;

  private final double nanosPerByte;
  private final LongSupplier nanoTime;
  private final LongConsumer rest;
  private long unspent;
  private long freeAt;

  /**
   * @param bytesPerSecond how many may pass, of all threads together; 0: as many as can
   * @throws IllegalArgumentException if it is negative
   */
  public Throttle(long bytesPerSecond) {
    this(bytesPerSecond, System::nanoTime, LockSupport::parkNanos);
  }

  Throttle(long bytesPerSecond, LongSupplier nanoTime, LongConsumer rest) {
    if (bytesPerSecond < 0) {
      throw new IllegalArgumentException("a rate cannot be negative");
    }
    this.nanosPerByte = bytesPerSecond == 0 ? 0 : 1e9 / bytesPerSecond;
    this.nanoTime = nanoTime;
    this.rest = rest;
    this.freeAt = nanoTime.getAsLong();
  }

  /** Lets the bytes pass, after a rest if they are early. */
  public void pass(int bytes) {
    if (nanosPerByte > 0) {
      long early = earlyBy(bytes);
      if (early > 0) {
        rest.accept(early);
      }
    }
  }

  private synchronized long earlyBy(int bytes) {
    unspent += bytes;
    if (unspent < PORTION_BYTES) {
      return 0;
    }
    long now = nanoTime.getAsLong();
    // Time that nobody used is not saved up for a rush.
    freeAt = Math.max(freeAt, now) + Math.round(unspent * nanosPerByte);
    unspent = 0;
    return freeAt - now;
  }
}
