package dev.hookline.bench.sink;

import dev.hookline.bench.measure.Latencies;
import dev.hookline.bench.measure.LongLog;

/**
 * What arrived during one round. Written by the sink's thread, read by others once the round has
 * drained.
 */
public final class Arrivals {
  private final LongLog keys = new LongLog();
  private final Latencies latencies = new Latencies();
  private volatile long soFar;
  private long lastNanos;
  private long changed;
  private long signaturesChecked;
  private long signaturesWrong;

  void arrived(long eventKey, long nowNanos) {
    keys.add(eventKey);
    lastNanos = nowNanos;
  }

  void latency(long nanos) {
    latencies.record(nanos);
  }

  void changedBody() {
    changed++;
  }

  void signature(boolean good) {
    signaturesChecked++;
    signaturesWrong += good ? 0 : 1;
  }

  /** Makes everything written so far visible. */
  void publish() {
    soFar = keys.size();
  }

  /** Keys of the events, one for each delivery; 0 for one that names no event. */
  public LongLog keys() {
    return keys;
  }

  /** Deliveries so far; may be read at any time. */
  public long soFar() {
    return soFar;
  }

  /** From the time in the payload to the delivery read in full. */
  public Latencies latencies() {
    return latencies;
  }

  /** When the last one came, on {@link System#nanoTime}. */
  public long lastNanos() {
    return lastNanos;
  }

  /** Deliveries whose body is not the published payload, byte for byte. */
  public long changed() {
    return changed;
  }

  /** Deliveries whose two signatures were checked. */
  public long signaturesChecked() {
    return signaturesChecked;
  }

  /** Those of them of which one did not verify. */
  public long signaturesWrong() {
    return signaturesWrong;
  }
}
