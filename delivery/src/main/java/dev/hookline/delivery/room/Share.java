package dev.hookline.delivery.room;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** What one tenant holds of the room. */
final class Share {
  /** Far enough below zero that whoever still comes in does not lift it. */
  private static final int RETIRED = Integer.MIN_VALUE / 2;

  private final AtomicInteger count = new AtomicInteger();
  private final AtomicLong bytes = new AtomicLong();
  private final AtomicBoolean refused = new AtomicBoolean();

  /** One more; returns how many there are then, or less than one if the share was retired. */
  int enter() {
    return count.incrementAndGet();
  }

  long enterBytes(long size) {
    return bytes.addAndGet(size);
  }

  /** One less; returns how many are left. */
  int leave(long size) {
    bytes.addAndGet(-size);
    return count.decrementAndGet();
  }

  int count() {
    return count.get();
  }

  long bytes() {
    return bytes.get();
  }

  /** Something of the tenant had to stay outside. */
  void noteRefused() {
    if (!refused.get()) {
      refused.set(true);
    }
  }

  boolean wasRefused() {
    return refused.get();
  }

  /** Whether something had to stay outside since this was last asked. */
  boolean forgetRefused() {
    return refused.compareAndSet(true, false);
  }

  /** Closes the share for good if nothing is in it. */
  boolean retireIfEmpty() {
    return count.compareAndSet(0, RETIRED);
  }
}
