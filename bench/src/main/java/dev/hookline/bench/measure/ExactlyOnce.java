package dev.hookline.bench.measure;

import java.util.List;

/**
 * The verdict over a whole run: every acknowledged event against every arrival.
 *
 * @param acknowledged events the server answered 201
 * @param arrived deliveries the sink answered 200
 * @param lost acknowledged events that never arrived
 * @param duplicates arrivals beyond the first of their event
 * @param unacknowledged events that arrived though no 201 for them was read, as after a broken
 *     connection
 */
public record ExactlyOnce(
    long acknowledged, long arrived, long lost, long duplicates, long unacknowledged) {

  /** Compares the two sides as multisets. */
  public static ExactlyOnce of(List<LongLog> acknowledgedLogs, List<LongLog> arrivedLogs) {
    long[] acks = LongLog.sorted(acknowledgedLogs);
    long[] arrivals = LongLog.sorted(arrivedLogs);
    long lost = 0;
    long duplicates = 0;
    long unacknowledged = 0;
    int a = 0;
    int b = 0;
    while (a < acks.length || b < arrivals.length) {
      long key =
          b == arrivals.length || a < acks.length && acks[a] <= arrivals[b] ? acks[a] : arrivals[b];
      int expected = run(acks, a, key);
      int found = run(arrivals, b, key);
      lost += Math.max(0, expected - found);
      duplicates += Math.max(0, found - Math.max(1, expected));
      unacknowledged += expected == 0 ? 1 : 0;
      a += expected;
      b += found;
    }
    return new ExactlyOnce(acks.length, arrivals.length, lost, duplicates, unacknowledged);
  }

  private static int run(long[] sorted, int from, long key) {
    int end = from;
    while (end < sorted.length && sorted[end] == key) {
      end++;
    }
    return end - from;
  }
}
