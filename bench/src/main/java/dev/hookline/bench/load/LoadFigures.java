package dev.hookline.bench.load;

import dev.hookline.bench.measure.Latencies;
import dev.hookline.bench.measure.LongLog;

/**
 * What one run of the load generator saw. Written by its thread, read by others once that has
 * ended.
 */
public final class LoadFigures {
  private final LongLog acknowledged = new LongLog();
  private final Latencies latencies = new Latencies();
  private final long[] statuses = new long[600];
  private volatile long acknowledgedSoFar;
  private long broken;
  private long unanswered;
  private long unreadable;
  private long startNanos;
  private long lastAnswerNanos;
  private long cpuNanos;

  void started(long nanos) {
    startNanos = nanos;
    lastAnswerNanos = nanos;
  }

  void answered(int status, long eventKey, long latencyNanos, long nowNanos) {
    statuses[Math.clamp(status, 0, statuses.length - 1)]++;
    lastAnswerNanos = nowNanos;
    latencies.record(latencyNanos);
    if (status == 201) {
      acknowledged.add(eventKey);
      unreadable += eventKey == 0 ? 1 : 0;
      acknowledgedSoFar = acknowledged.size();
    }
  }

  void brokenConnection(boolean awaitingAnswer) {
    broken++;
    unanswered += awaitingAnswer ? 1 : 0;
  }

  void ended(long threadCpuNanos) {
    cpuNanos = threadCpuNanos;
  }

  /** Keys of the events answered 201. */
  public LongLog acknowledged() {
    return acknowledged;
  }

  /** The number of events answered 201 so far; may be read at any time. */
  public long acknowledgedSoFar() {
    return acknowledgedSoFar;
  }

  /**
   * From the send (closed loop) or the due time (open loop) to the whole answer, of every answer.
   */
  public Latencies latencies() {
    return latencies;
  }

  /** How many answers had the given status. */
  public long answers(int status) {
    return statuses[status];
  }

  /** Answers of any status. */
  public long answers() {
    return latencies.count();
  }

  /** Connections that were refused, reset or closed under a request, or spoke no HTTP. */
  public long broken() {
    return broken;
  }

  /** Requests without an answer: their events may or may not be stored. */
  public long unanswered() {
    return unanswered;
  }

  /** Answers 201 that name no event id. */
  public long unreadable() {
    return unreadable;
  }

  /** Start of the run on {@link System#nanoTime}. */
  public long startNanos() {
    return startNanos;
  }

  /** From the start to the last answer, in seconds. */
  public double seconds() {
    return Math.max(1, lastAnswerNanos - startNanos) / 1e9;
  }

  /** CPU time of the generator's thread, in microseconds. */
  public double cpuMicros() {
    return cpuNanos / 1e3;
  }
}
