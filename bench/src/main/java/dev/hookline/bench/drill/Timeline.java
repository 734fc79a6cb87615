package dev.hookline.bench.drill;

import dev.hookline.bench.drill.Ledger.Acknowledged;
import dev.hookline.bench.drill.Ledger.Arrival;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.LongStream;

/** The ledgers of all tenants in the order of time; read once the load is over. */
final class Timeline {
  /** An event and when it first arrived; 0 is never. */
  record Event(Acknowledged acknowledged, long arrivedNanos) {}

  private final List<Event> events = new ArrayList<>();

  /** How many events wait from each moment on: acknowledged and not arrived. */
  private final TreeMap<Long, Long> backlog = new TreeMap<>();

  Timeline(List<Ledger> ledgers) {
    for (Ledger ledger : ledgers) {
      for (Acknowledged each : ledger.acknowledged().values()) {
        Arrival arrival = ledger.first().get(each.number());
        events.add(new Event(each, arrival == null ? 0 : arrival.atNanos()));
      }
    }
    Map<Long, Long> changes = new TreeMap<>();
    for (Event each : events) {
      if (each.arrivedNanos() == 0 || each.arrivedNanos() > each.acknowledged().atNanos()) {
        changes.merge(each.acknowledged().atNanos(), 1L, Long::sum);
        if (each.arrivedNanos() != 0) {
          changes.merge(each.arrivedNanos(), -1L, Long::sum);
        }
      }
    }
    long waiting = 0;
    for (Map.Entry<Long, Long> each : changes.entrySet()) {
      waiting += each.getValue();
      backlog.put(each.getKey(), waiting);
    }
  }

  /** Events acknowledged between two moments. */
  List<Event> between(long from, long to) {
    return events.stream()
        .filter(each -> each.acknowledged().atNanos() >= from)
        .filter(each -> each.acknowledged().atNanos() < to)
        .toList();
  }

  /** First deliveries between two moments. */
  long arrivedBetween(long from, long to) {
    return events.stream()
        .filter(each -> each.arrivedNanos() >= from && each.arrivedNanos() < to)
        .count();
  }

  /** The most events that waited at once between two moments. */
  long mostWaiting(long from, long to) {
    return backlog.subMap(from, to).values().stream().mapToLong(Long::longValue).max().orElse(0);
  }

  /** How many wait at a moment. */
  long waiting(long moment) {
    Map.Entry<Long, Long> before = backlog.floorEntry(moment);
    return before == null ? 0 : before.getValue();
  }

  /** The first moment from the given one on at which no more wait than the limit; 0 if never. */
  long downTo(long limit, long from) {
    if (waiting(from) <= limit) {
      return from;
    }
    return backlog.tailMap(from).entrySet().stream()
        .filter(each -> each.getValue() <= limit)
        .map(Map.Entry::getKey)
        .findFirst()
        .orElse(0L);
  }

  /**
   * When the last event that was acknowledged before the moment had arrived; 0 if one never did.
   */
  long allArrivedOf(long moment) {
    List<Event> before = between(Long.MIN_VALUE, moment);
    return before.stream().anyMatch(each -> each.arrivedNanos() == 0)
        ? 0
        : before.stream().mapToLong(Event::arrivedNanos).max().orElse(moment);
  }

  /** The longest time between two moments in which nothing was acknowledged, in nanoseconds. */
  long longestSilence(long from, long to) {
    return longestGap(events.stream().mapToLong(each -> each.acknowledged().atNanos()), from, to);
  }

  /** The longest time between two moments in which nothing arrived, in nanoseconds. */
  long longestStandstill(long from, long to) {
    return longestGap(events.stream().mapToLong(Event::arrivedNanos), from, to);
  }

  private static long longestGap(LongStream moments, long from, long to) {
    long[] sorted =
        LongStream.concat(LongStream.of(from, to), moments.filter(each -> each > from && each < to))
            .toArray();
    Arrays.sort(sorted);
    long longest = 0;
    for (int i = 1; i < sorted.length; i++) {
      longest = Math.max(longest, sorted[i] - sorted[i - 1]);
    }
    return longest;
  }
}
