package dev.hookline.admin.overview;

import dev.hookline.persistence.outbox.QueueCounts;
import dev.hookline.persistence.watch.Backlog;
import dev.hookline.persistence.watch.Nodes;
import dev.hookline.persistence.watch.Traffic;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** How the installation was at one moment. */
public record Beat(
    Instant at,
    Verdict verdict,
    QueueCounts queue,
    Backlog.Dead dead,
    Traffic.Rate incoming,
    Traffic.Rate outgoing,
    Traffic.Latency latency,
    Traffic.Attempts attempts,
    List<Nodes.Node> nodes,
    List<Backlog.Waiting> waiting) {
  /** The share of attempts that were taken, 0 to 1; 1 if there were none. */
  public double successShare() {
    return attempts.made() == 0 ? 1 : (double) attempts.taken() / attempts.made();
  }

  /** The points of a series as the page hands them to its chart. */
  public String points(Traffic.Rate rate) {
    return rate.series().stream()
        .map(point -> String.format(Locale.ROOT, "%.2f", point))
        .collect(Collectors.joining(","));
  }
}
