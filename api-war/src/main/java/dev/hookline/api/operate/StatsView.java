package dev.hookline.api.operate;

import dev.hookline.persistence.outbox.QueueCounts;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * How the queue stands.
 *
 * @param tenantId whose deliveries are counted; null for everybody's
 * @param version of the release that answers
 */
public record StatsView(
    @Schema(nullable = true) String tenantId, Queue queue, boolean outboxPaused, String version) {
  /**
   * @param pending deliveries that wait, retries included
   * @param inflight deliveries leased to a node
   * @param dead dead letters
   * @param oldestAgeMs how long the longest overdue delivery has been due, in milliseconds
   * @param byPriority the pending ones by priority
   */
  public record Queue(
      long pending, long inflight, long dead, long oldestAgeMs, ByPriority byPriority) {}

  /** Pending deliveries of each priority. */
  public record ByPriority(long high, long medium, long low) {}

  static StatsView of(String tenantId, QueueCounts counts, boolean paused, String version) {
    return new StatsView(
        tenantId,
        new Queue(
            counts.pending(),
            counts.inflight(),
            counts.dead(),
            counts.oldestAgeMillis(),
            new ByPriority(counts.high(), counts.medium(), counts.low())),
        paused,
        version);
  }
}
