package dev.hookline.bench.drill;

import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Both sides of one tenant: what its clients were told, and what its receiver got. Events are known
 * by their number, which is their idempotency key too.
 */
final class Ledger {
  private final Map<Long, Acknowledged> acknowledged = new ConcurrentHashMap<>();
  private final Map<Long, Arrival> first = new ConcurrentHashMap<>();
  private final Queue<Arrival> arrivals = new ConcurrentLinkedQueue<>();
  private volatile long lastLatencyNanos = Long.MAX_VALUE;
  private final AtomicInteger ambiguous = new AtomicInteger();
  private final AtomicInteger givenUp = new AtomicInteger();
  private final AtomicInteger foreign = new AtomicInteger();
  private final AtomicInteger changed = new AtomicInteger();
  private final AtomicInteger wrongSignatures = new AtomicInteger();

  /** An event for which a node answered; on {@link System#nanoTime}. */
  record Acknowledged(long number, String eventId, long dueNanos, long atNanos, int calls) {
    long latencyNanos() {
      return atNanos - dueNanos;
    }
  }

  /** A delivery that was answered 200. */
  record Arrival(long number, String eventId, long atNanos) {}

  void acknowledged(Acknowledged event) {
    acknowledged.put(event.number(), event);
    lastLatencyNanos = event.latencyNanos();
  }

  /** Of the event acknowledged last. */
  long lastLatencyNanos() {
    return lastLatencyNanos;
  }

  void arrived(Arrival arrival) {
    first.putIfAbsent(arrival.number(), arrival);
    arrivals.add(arrival);
  }

  /** A call broke off: its event may be stored or not. */
  void brokeOff() {
    ambiguous.incrementAndGet();
  }

  /** No node took the event for a long time. */
  void gaveUp() {
    givenUp.incrementAndGet();
  }

  /** A delivery of another tenant came, or one that is nobody's. */
  void foreign() {
    foreign.incrementAndGet();
  }

  void changedBody() {
    changed.incrementAndGet();
  }

  void wrongSignature() {
    wrongSignatures.incrementAndGet();
  }

  Map<Long, Acknowledged> acknowledged() {
    return acknowledged;
  }

  /** The first delivery of each event. */
  Map<Long, Arrival> first() {
    return first;
  }

  Queue<Arrival> arrivals() {
    return arrivals;
  }

  /** Whether each acknowledged event has arrived. */
  boolean settled() {
    return first.keySet().containsAll(acknowledged.keySet());
  }

  /** Acknowledged events that did not arrive. */
  long missing() {
    return acknowledged.keySet().stream().filter(number -> !first.containsKey(number)).count();
  }

  /** Deliveries beyond the first of their event. */
  long duplicates() {
    return arrivals.size() - (long) first.size();
  }

  /** Events that arrived under more than one id: the same key made two of them. */
  long madeTwice() {
    return arrivals.stream()
        .filter(each -> !each.eventId().equals(first.get(each.number()).eventId()))
        .map(Arrival::eventId)
        .distinct()
        .count();
  }

  /** Ids of everything that is this tenant's. */
  Set<String> eventIds() {
    Set<String> ids = ConcurrentHashMap.newKeySet();
    acknowledged.values().forEach(each -> ids.add(each.eventId()));
    arrivals.forEach(each -> ids.add(each.eventId()));
    return ids;
  }

  int ambiguous() {
    return ambiguous.get();
  }

  int givenUp() {
    return givenUp.get();
  }

  int foreignArrivals() {
    return foreign.get();
  }

  int changedBodies() {
    return changed.get();
  }

  int wrongSignatures() {
    return wrongSignatures.get();
  }
}
