package dev.hookline.api.publishing;

import dev.hookline.delivery.publish.Priority;
import dev.hookline.persistence.ledger.PriorityCounts;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * How the tenant's queue stands.
 *
 * @param pending jobs that wait, retries included
 * @param inflight jobs that a node holds
 * @param dead dead jobs
 * @param oldestAgeMs how long the longest overdue job has been due, in milliseconds
 */
@Schema(name = "PublishingStats")
public record PublishingStats(
    long pending, long inflight, long dead, long oldestAgeMs, Priorities byPriority) {
  /** The jobs of each priority. */
  @Schema(name = "PublishingPriorities")
  public record Priorities(Jobs high, Jobs medium, Jobs low) {}

  /** Jobs by where they are. */
  @Schema(name = "PublishingJobs")
  public record Jobs(long pending, long inflight, long dead) {}

  static PublishingStats of(long oldestAgeMs, List<PriorityCounts> counts) {
    Jobs high = jobs(counts, Priority.HIGH);
    Jobs medium = jobs(counts, Priority.MEDIUM);
    Jobs low = jobs(counts, Priority.LOW);
    return new PublishingStats(
        high.pending + medium.pending + low.pending,
        high.inflight + medium.inflight + low.inflight,
        high.dead + medium.dead + low.dead,
        oldestAgeMs,
        new Priorities(high, medium, low));
  }

  private static Jobs jobs(List<PriorityCounts> counts, Priority priority) {
    return counts.stream()
        .filter(each -> each.priority() == priority.ordinal())
        .findFirst()
        .map(each -> new Jobs(each.pending(), each.inflight(), each.dead()))
        .orElse(new Jobs(0, 0, 0));
  }
}
