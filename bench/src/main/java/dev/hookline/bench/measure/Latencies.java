package dev.hookline.bench.measure;

import org.HdrHistogram.Histogram;

/** A histogram of durations for one writer: 1 µs to 10 minutes, three digits. */
public final class Latencies {
  private static final long LONGEST_NANOS = 600_000_000_000L;

  private final Histogram histogram = new Histogram(1_000, LONGEST_NANOS, 3);

  /** Records one duration in nanoseconds; more than ten minutes counts as ten. */
  public void record(long nanos) {
    histogram.recordValue(Math.clamp(nanos, 0, LONGEST_NANOS));
  }

  /** Takes all durations of another one. */
  public void add(Latencies other) {
    histogram.add(other.histogram);
  }

  /** How many were recorded. */
  public long count() {
    return histogram.getTotalCount();
  }

  /** The value that the given percentage of the durations does not exceed, in milliseconds. */
  public double millis(double percent) {
    return histogram.getValueAtPercentile(percent) / 1e6;
  }
}
