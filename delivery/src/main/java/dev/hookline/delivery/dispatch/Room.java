package dev.hookline.delivery.dispatch;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * How many deliveries, and how many bytes of them, a node may hold in memory. The last places are
 * for urgent ones: lanes full of what can wait must not send what cannot through the database.
 */
final class Room {
  private static final int PART_FOR_URGENT = 16;

  private final int capacity;
  private final int forAll;
  private final long byteCapacity;
  private final AtomicInteger count = new AtomicInteger();
  private final AtomicLong bytes = new AtomicLong();

  private final AtomicBoolean seenFull = new AtomicBoolean();
  private final Runnable roomAgain;

  /**
   * @param roomAgain told when the room, once seen full, has a quarter free again
   */
  Room(int capacity, long byteCapacity, Runnable roomAgain) {
    this.capacity = capacity;
    this.forAll = capacity - capacity / PART_FOR_URGENT;
    this.byteCapacity = byteCapacity;
    this.roomAgain = roomAgain;
  }

  /**
   * Takes a place if there is one. A body larger than all the room still fits when the room is
   * empty.
   */
  boolean take(long size, boolean urgent) {
    if (count.incrementAndGet() <= (urgent ? capacity : forAll)) {
      long after = bytes.addAndGet(size);
      if (after <= byteCapacity || after == size) {
        return true;
      }
      bytes.addAndGet(-size);
    }
    count.decrementAndGet();
    seenFull.set(true);
    return false;
  }

  /** Takes a place that a claim was already promised. */
  void takeClaimed(long size) {
    count.incrementAndGet();
    bytes.addAndGet(size);
  }

  void give(long size) {
    bytes.addAndGet(-size);
    int left = count.decrementAndGet();
    if (seenFull.get() && left <= capacity / 4 * 3 && seenFull.compareAndSet(true, false)) {
      roomAgain.run();
    }
  }

  /** How many a claim may bring, urgent or not. */
  int freePlaces() {
    int free = Math.max(0, forAll - count.get());
    if (free < capacity / 4) {
      seenFull.set(true);
    }
    return free;
  }

  long freeBytes() {
    return Math.max(0, byteCapacity - bytes.get());
  }

  int taken() {
    return count.get();
  }
}
