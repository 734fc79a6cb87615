package dev.hookline.bench.round;

import dev.hookline.bench.api.Target;
import dev.hookline.bench.load.LoadGenerator;
import dev.hookline.bench.load.Pace;
import dev.hookline.bench.load.RequestTemplate;
import dev.hookline.bench.measure.ExactlyOnce;
import dev.hookline.bench.measure.Until;
import dev.hookline.bench.sink.Arrivals;
import dev.hookline.bench.sink.Sink;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Rounds of load against the nodes of one server, whose deliveries come to one sink.
 *
 * @param nodes called in turn, and measured together
 * @param postmaster first process of their PostgreSQL, or 0
 * @param sink where deliveries arrive
 * @param connections kept publishing connections
 * @param heard rounds so far whose events had a receiver
 */
public record Rounds(
    List<Target> nodes, long postmaster, Sink sink, int connections, List<Round> heard) {
  private static final Duration DRAIN = Duration.ofSeconds(60);
  private static final Duration POLL = Duration.ofMillis(5);
  // A delivery sent twice would come within its lease and timeout; most come at once.
  private static final Duration LATE_DUPLICATES = Duration.ofSeconds(2);

  /** None so far. */
  public Rounds(List<Target> nodes, long postmaster, Sink sink, int connections) {
    this(nodes, postmaster, sink, connections, new ArrayList<>());
  }

  /** Rounds against the first node alone, which count with these. */
  public Rounds firstAlone() {
    return new Rounds(nodes.subList(0, 1), postmaster, sink, connections, heard);
  }

  /** Events that are delivered to the sink: publishes, then waits until they have arrived. */
  public Round delivered(RequestTemplate template, Pace pace, Duration window, int topics) {
    return run(template, pace, window, topics, true);
  }

  /** Events that nobody receives. */
  public Round published(RequestTemplate template, Pace pace, Duration window, int topics) {
    return run(template, pace, window, topics, false);
  }

  /** The verdict over all rounds so far that had a receiver. */
  public ExactlyOnce verdict() {
    Until.passed(LATE_DUPLICATES);
    return ExactlyOnce.of(
        heard.stream().map(round -> round.load().acknowledged()).toList(),
        heard.stream().map(round -> round.arrivals().keys()).toList());
  }

  private Round run(
      RequestTemplate template, Pace pace, Duration window, int topics, boolean received) {
    Arrivals arrivals = sink.newRound();
    LoadGenerator generator =
        new LoadGenerator(
            nodes.stream().map(Target::address).toList(), template, pace, connections, topics);
    Costs before = Costs.now(nodes, postmaster, sink);
    generator.run(window);
    long inWindow = arrivals.soFar();
    if (received) {
      long acknowledged = generator.figures().acknowledged().size();
      Until.met(() -> arrivals.soFar() >= acknowledged, DRAIN, POLL);
    }
    Costs after = Costs.now(nodes, postmaster, sink);
    Round round = new Round(generator.figures(), arrivals, inWindow, before, after);
    if (received) {
      heard.add(round);
    }
    return round;
  }
}
