package dev.hookline.delivery.room;

import dev.hookline.persistence.outbox.Fit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * How many deliveries, and how many bytes of them, a node may hold in memory. The last places are
 * for urgent ones: lanes full of what can wait must not send what cannot through the database. And
 * no tenant may hold so many that the others find none: at most three times of what is still free.
 * Safe for many threads.
 */
public final class Room {
  private static final int PART_FOR_URGENT = 16;
  private static final int TIMES_THE_FREE = 3;

  private final int capacity;
  private final int forAll;
  private final long byteCapacity;
  private final AtomicInteger count = new AtomicInteger();
  private final AtomicLong bytes = new AtomicLong();
  private final Map<String, Share> shares = new ConcurrentHashMap<>();

  private final AtomicBoolean seenFull = new AtomicBoolean();
  private final Runnable roomAgain;

  /**
   * An empty room.
   *
   * @param capacity most deliveries
   * @param byteCapacity most bytes of their bodies
   * @param roomAgain told when the room, once seen full, has a quarter free again, and when a
   *     tenant that had to stay outside holds half of what it may
   */
  public Room(int capacity, long byteCapacity, Runnable roomAgain) {
    this.capacity = capacity;
    this.forAll = capacity - capacity / PART_FOR_URGENT;
    this.byteCapacity = byteCapacity;
    this.roomAgain = roomAgain;
  }

  /**
   * Takes a place for the tenant if there is one. A body larger than all the room still fits when
   * the room is empty.
   *
   * @param size the bytes of the body
   */
  public boolean take(String tenantId, long size, boolean urgent) {
    Share share = enter(tenantId);
    int all = count.incrementAndGet();
    long allBytes = bytes.addAndGet(size);
    long itsBytes = share.enterBytes(size);
    boolean room =
        all <= (urgent ? capacity : forAll) && (allBytes <= byteCapacity || allBytes == size);
    boolean fair = itsOwn(share.count(), capacity - all) && ownBytes(itsBytes, size, allBytes);
    if (room && fair) {
      return true;
    }
    bytes.addAndGet(-size);
    count.decrementAndGet();
    share.leave(size);
    if (room) {
      share.noteRefused();
    } else {
      seenFull.set(true);
    }
    return false;
  }

  /** Takes a place that a claim was already promised. */
  public void takeClaimed(String tenantId, long size) {
    enter(tenantId).enterBytes(size);
    count.incrementAndGet();
    bytes.addAndGet(size);
  }

  /** Gives a place of the tenant back. */
  public void give(String tenantId, long size) {
    bytes.addAndGet(-size);
    int left = count.decrementAndGet();
    if (seenFull.get() && left <= capacity / 4 * 3 && seenFull.compareAndSet(true, false)) {
      roomAgain.run();
    }
    Share share = shares.get(tenantId); // it is there as long as something of it is
    int itsLeft = share.leave(size);
    if (share.wasRefused() && itsLeft <= mayHold(capacity - left) / 2 && share.forgetRefused()) {
      roomAgain.run();
    }
  }

  /** How many a claim may bring, urgent or not. */
  public int freePlaces() {
    int free = Math.max(0, forAll - count.get());
    if (free < capacity / 4) {
      seenFull.set(true);
    }
    return free;
  }

  /** What one claim may bring: its first always fits, the others as in {@link #take}. */
  public Fit claim() {
    return new Offer();
  }

  /** Tenants that hold nearly all they may: a claim would bring little of theirs. */
  public List<String> crowding() {
    int enough = mayHold(capacity - count.get()) / 4 * 3;
    long enoughBytes = mayHold(byteCapacity - bytes.get()) / 4 * 3;
    return shares.entrySet().stream()
        .filter(each -> crowds(each.getValue(), enough, enoughBytes))
        .map(Map.Entry::getKey)
        .toList();
  }

  private static boolean crowds(Share share, int enough, long enoughBytes) {
    boolean crowds = share.count() > 0 && (share.count() > enough || share.bytes() > enoughBytes);
    if (crowds) {
      share.noteRefused();
    }
    return crowds;
  }

  /** How many are in it. */
  public int taken() {
    return count.get();
  }

  /** Forgets tenants of which nothing is here. */
  public void forgetAbsent() {
    shares.values().removeIf(Share::retireIfEmpty);
  }

  private Share enter(String tenantId) {
    Share known = shares.get(tenantId);
    Share share = known == null ? shares.computeIfAbsent(tenantId, id -> new Share()) : known;
    while (share.enter() < 1) { // it was just retired
      shares.remove(tenantId, share);
      share = shares.computeIfAbsent(tenantId, id -> new Share());
    }
    return share;
  }

  private static int mayHold(int free) {
    return Math.max(0, free) * TIMES_THE_FREE;
  }

  private static long mayHold(long free) {
    return Math.max(0, free) * TIMES_THE_FREE;
  }

  /** The first of a tenant needs a place, and no share. */
  private static boolean itsOwn(int its, int free) {
    return its == 1 || its <= mayHold(free);
  }

  private boolean ownBytes(long its, long size, long all) {
    return its == size || its <= mayHold(byteCapacity - all);
  }

  /** Counts what a claim brings, before any of it is in the room. */
  private final class Offer implements Fit {
    private final Map<String, Taken> brought = new HashMap<>();
    private final Taken all = new Taken();

    private static final class Taken {
      private int count;
      private long bytes;
    }

    @Override
    public boolean takes(String tenantId, long size) {
      Taken its = brought.computeIfAbsent(tenantId, id -> new Taken());
      if (all.count > 0 && !fits(shares.get(tenantId), its, size)) {
        return false;
      }
      its.count++;
      its.bytes += size;
      all.count++;
      all.bytes += size;
      return true;
    }

    private boolean fits(Share here, Taken its, long size) {
      int itsCount = its.count + 1 + (here == null ? 0 : here.count());
      long itsBytes = its.bytes + size + (here == null ? 0 : here.bytes());
      int allCount = all.count + 1 + count.get();
      long allBytes = all.bytes + size + bytes.get();
      return allBytes <= byteCapacity
          && itsOwn(itsCount, capacity - allCount)
          && ownBytes(itsBytes, size, allBytes);
    }
  }
}
