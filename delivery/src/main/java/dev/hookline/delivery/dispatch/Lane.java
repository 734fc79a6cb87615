package dev.hookline.delivery.dispatch;

import dev.hookline.delivery.breakers.Breakers;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.LongSupplier;
import java.util.function.ObjLongConsumer;
import java.util.function.Predicate;

/**
 * The deliveries of one endpoint that are in memory: some in flight, the rest waiting by priority.
 * Those of an ordered endpoint leave one after the other as they came, whatever their priority.
 *
 * <p>The number of simultaneous sends follows the receiver: an answer that asks to be spared halves
 * it, a delivered one raises it by one, up to the endpoint's own limit.
 */
final class Lane {
  /**
   * How much of each priority may wait behind the sends in flight; enough to never run dry between
   * two claims. Each has its own, so that what is not urgent never keeps the urgent out of memory.
   */
  private static final int WAITING_PER_SLOT = 8;

  private static final int MIN_WAITING = 256;

  private static final long NANOS_PER_SECOND = 1_000_000_000L;

  /** What a lane sends in half a second may wait too: a burst then needs no claim. */
  private static final int WAITING_PER_RATE = 2;

  /**
   * What a lane tells, and asks.
   *
   * @param hungry told when a priority, once seen full, has half its room again
   * @param later told that something waits for the lane's rate, and for how many nanoseconds
   * @param nanos a clock that only runs forwards
   * @param breakers whether the receiver is left in peace
   */
  record Surroundings(
      Runnable hungry, ObjLongConsumer<Lane> later, LongSupplier nanos, Breakers breakers) {}

  private final String tenantId;
  private final UUID endpointId;
  private final Surroundings around;
  private final TokenBucket bucket = new TokenBucket();
  private final List<Deque<Held>> waiting = new ArrayList<>(Turns.PRIORITIES);
  private final Turns turns = new Turns();
  private int maxInFlight;
  private int allowed;
  private int inFlight;
  private int waitingCount;
  private int levels; // a bit for each priority of which something waits
  private long ended;
  private long endedBefore;
  private long measuredAt;
  private int perSecond; // lately
  private int seenFull; // and one for each that was seen full since it had room
  private boolean toBeWoken;
  private boolean retired;
  private volatile boolean ordered; // written under the lock

  Lane(String tenantId, UUID endpointId, Surroundings around) {
    this.tenantId = tenantId;
    this.endpointId = endpointId;
    this.around = around;
    this.measuredAt = around.nanos.getAsLong();
    for (int i = 0; i < Turns.PRIORITIES; i++) {
      waiting.add(new ArrayDeque<>());
    }
  }

  String tenantId() {
    return tenantId;
  }

  UUID endpointId() {
    return endpointId;
  }

  /** Whether no more of the priority should come in. */
  synchronized boolean full(int priority) {
    boolean full = waiting.get(priority).size() >= capacity();
    if (full) {
      seenFull |= Turns.bit(priority);
    }
    return full;
  }

  /** A bit for each priority that is full. */
  synchronized int full() {
    int full = 0;
    for (int priority = 0; priority < Turns.PRIORITIES; priority++) {
      full |= full(priority) ? Turns.bit(priority) : 0;
    }
    return full;
  }

  private int capacity() {
    return Math.max(
        perSecond / WAITING_PER_RATE, Math.max(MIN_WAITING, allowed * WAITING_PER_SLOT));
  }

  /**
   * Measures how much has left the lane in a second since this was last asked. What it once was is
   * forgotten by halves, so that a burst after a rest finds room too.
   */
  synchronized void measure() {
    long now = around.nanos.getAsLong();
    long rate = (ended - endedBefore) * NANOS_PER_SECOND / Math.max(1, now - measuredAt);
    perSecond = Math.max((int) rate, perSecond / 2);
    endedBefore = ended;
    measuredAt = now;
  }

  /** Takes the deliveries in, all at once; false if the lane was retired meanwhile. */
  synchronized boolean add(List<Held> together) {
    if (retired) {
      return false;
    }
    for (Held held : together) {
      int level = ordered ? 0 : held.delivery().priority();
      waiting.get(level).add(held);
      levels |= Turns.bit(level);
      waitingCount++;
    }
    return true;
  }

  /** Whether one leaves after the other, and only if the one before it has ended. */
  boolean ordered() {
    return ordered;
  }

  /** Whether nothing of it is in memory. */
  synchronized boolean idle() {
    return inFlight == 0 && waitingCount == 0;
  }

  /**
   * The next delivery to send, or null if the lane is at its limit, must wait for its rate or its
   * breaker, or has none. The caller owes {@link #finished}, and the breaker what came of it.
   */
  synchronized Held next() {
    if (inFlight >= allowed || waitingCount == 0 || !around.breakers.permits(endpointId)) {
      return null;
    }
    if (!inTime()) {
      around.breakers.unused(endpointId);
      return null;
    }
    int priority = turns.next(levels);
    Deque<Held> level = waiting.get(priority);
    Held held = level.poll();
    if (level.isEmpty()) {
      levels &= ~Turns.bit(priority);
    }
    waitingCount--;
    inFlight++;
    if ((seenFull & Turns.bit(priority)) != 0 && level.size() <= capacity() / 2) {
      seenFull &= ~Turns.bit(priority);
      around.hungry.run();
    }
    return held;
  }

  private boolean inTime() {
    if (!bucket.limited()) {
      return true;
    }
    long wait = bucket.take(around.nanos.getAsLong());
    if (wait > 0 && !toBeWoken) {
      toBeWoken = true;
      around.later.accept(this, wait);
    }
    return wait == 0;
  }

  /** The time that the lane asked for is over. */
  synchronized void woken() {
    toBeWoken = false;
  }

  synchronized void finished() {
    inFlight--;
    ended++;
  }

  /** Allows one more simultaneous send, up to the endpoint's limit; true if that opened a place. */
  synchronized boolean eased() {
    if (allowed < maxInFlight) {
      allowed++;
      return true;
    }
    return false;
  }

  synchronized void throttled() {
    allowed = Math.max(1, allowed / 2);
  }

  /**
   * Follows the configuration of the endpoint.
   *
   * @param perSecond most sends a second from this node, or 0 for no limit
   * @param inOrder whether one is to leave after the other
   * @return what waited and must be claimed anew, since that has changed
   */
  synchronized List<Held> follow(int newMaxInFlight, double perSecond, boolean inOrder) {
    bucket.limit(perSecond, around.nanos.getAsLong());
    int most = inOrder ? 1 : newMaxInFlight;
    if (most != maxInFlight) {
      maxInFlight = most;
      allowed = most;
    }
    if (inOrder == ordered) {
      return List.of();
    }
    List<Held> waited = empty(any -> true);
    ordered = inOrder;
    return waited;
  }

  /** Takes out everything that waits, if the first of it is such; a lane is one endpoint's. */
  synchronized List<Held> empty(Predicate<Held> such) {
    Optional<Held> first =
        waiting.stream().filter(level -> !level.isEmpty()).map(Deque::peek).findFirst();
    if (first.filter(such).isEmpty()) {
      return List.of();
    }
    List<Held> all = new ArrayList<>(waitingCount);
    waiting.forEach(all::addAll);
    waiting.forEach(Deque::clear);
    levels = 0;
    waitingCount = 0;
    return all;
  }

  /** Closes the lane for good if nothing is in it, and a new one would be no faster. */
  synchronized boolean retireIfIdle() {
    retired = retired || idle() && bucket.full(around.nanos.getAsLong());
    return retired;
  }
}
