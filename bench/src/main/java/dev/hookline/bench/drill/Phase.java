package dev.hookline.bench.drill;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Arrays;
import java.util.List;

/**
 * How things went for a while.
 *
 * @param seconds how long that was
 * @param ingestPerS events acknowledged each second
 * @param deliveredPerS events that first arrived each second
 * @param successRate calls that were answered 201, of all calls for those events
 * @param publishP50Ms from the moment an event was due to its acknowledgement, retries included
 * @param deliveredP50Ms from the moment an event was due to its arrival
 * @param mostWaiting the most events at once that were acknowledged and had not arrived
 * @param queueDepth deliveries in the queue at the end, as the server says
 * @param dead dead letters at the end, as the server says
 */
record Phase(
    double seconds,
    @JsonProperty("ingest_per_s") double ingestPerS,
    @JsonProperty("delivered_per_s") double deliveredPerS,
    @JsonProperty("success_rate") double successRate,
    @JsonProperty("publish_p50_ms") double publishP50Ms,
    @JsonProperty("publish_p99_ms") double publishP99Ms,
    @JsonProperty("delivered_p50_ms") double deliveredP50Ms,
    @JsonProperty("delivered_p99_ms") double deliveredP99Ms,
    @JsonProperty("most_waiting") long mostWaiting,
    @JsonProperty("queue_depth") long queueDepth,
    long dead) {

  static Phase of(Timeline timeline, long from, long to, Queue atEnd) {
    List<Timeline.Event> events = timeline.between(from, to);
    double seconds = Math.max(1, to - from) / 1e9;
    long calls = events.stream().mapToLong(each -> each.acknowledged().calls()).sum();
    long[] published =
        events.stream().mapToLong(each -> each.acknowledged().latencyNanos()).toArray();
    long[] delivered =
        events.stream()
            .filter(each -> each.arrivedNanos() != 0)
            .mapToLong(each -> each.arrivedNanos() - each.acknowledged().dueNanos())
            .toArray();
    return new Phase(
        rounded(seconds, 1),
        rounded(events.size() / seconds, 1),
        rounded(timeline.arrivedBetween(from, to) / seconds, 1),
        calls == 0 ? 0 : rounded((double) events.size() / calls, 4),
        percentile(published, 50),
        percentile(published, 99),
        percentile(delivered, 50),
        percentile(delivered, 99),
        timeline.mostWaiting(from, to),
        atEnd.depth(),
        atEnd.dead());
  }

  private static double percentile(long[] nanos, int percent) {
    if (nanos.length == 0) {
      return Moments.NEVER;
    }
    Arrays.sort(nanos);
    return Moments.millis(nanos[Math.min(nanos.length - 1, nanos.length * percent / 100)]);
  }

  private static double rounded(double value, int digits) {
    double scale = Math.pow(10, digits);
    return Math.round(value * scale) / scale;
  }
}
