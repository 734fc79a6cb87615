package dev.hookline.delivery.dispatch;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** How many deliveries, and how many bytes of them, a node may hold in memory. */
final class Room {
  private final int capacity;
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
    this.byteCapacity = byteCapacity;
    this.roomAgain = roomAgain;
  }

  /**
   * Takes a place if there is one. A body larger than all the room still fits when the room is
   * empty.
   */
  boolean take(long size) {
    if (count.incrementAndGet() <= capacity) {
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

  int freePlaces() {
    int free = Math.max(0, capacity - count.get());
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
