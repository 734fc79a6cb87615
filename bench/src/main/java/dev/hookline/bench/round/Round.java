package dev.hookline.bench.round;

import dev.hookline.bench.load.LoadFigures;
import dev.hookline.bench.sink.Arrivals;

/**
 * One stretch of load and the drain behind it.
 *
 * @param load what the generator saw
 * @param arrivals what the sink saw until the backlog had drained
 * @param deliveredInWindow arrivals when the last answer had come in, before the drain
 * @param before what the processes had used at the start
 * @param after what they had used once drained
 */
public record Round(
    LoadFigures load, Arrivals arrivals, long deliveredInWindow, Costs before, Costs after) {

  /** Publishes acknowledged each second, from the start to the last answer. */
  public double ingestPerSecond() {
    return load.acknowledged().size() / load.seconds();
  }

  /** From the start of publishing to the last arrival, the drain included, in seconds. */
  public double endToEndSeconds() {
    return Math.max(1, arrivals.lastNanos() - load.startNanos()) / 1e9;
  }

  /** Events both published and delivered each second, over a window that includes the drain. */
  public double endToEndPerSecond() {
    return arrivals.keys().size() == 0 ? 0 : arrivals.keys().size() / endToEndSeconds();
  }

  /** Time between the last answer and the last arrival, in seconds. */
  public double drainSeconds() {
    return Math.max(0, endToEndSeconds() - load.seconds());
  }

  /** Whether every acknowledged event has arrived, going by their number. */
  public boolean drained() {
    return arrivals.soFar() >= load.acknowledged().size();
  }
}
