package dev.hookline.admin.overview;

import dev.hookline.persistence.outbox.QueueCounts;
import dev.hookline.persistence.watch.Backlog;
import java.time.Duration;

/**
 * The answer to "is anything stuck?".
 *
 * @param level {@code ok}, {@code warn} or {@code bad}
 * @param next where to go, or null
 * @param nextName what is there
 */
public record Verdict(String level, String title, String detail, String next, String nextName) {
  private static final long LATE = Duration.ofMinutes(1).toMillis();
  private static final long STUCK = Duration.ofMinutes(10).toMillis();

  static Verdict of(QueueCounts queue, Backlog.Dead dead, boolean paused, long nodesAlive) {
    if (nodesAlive == 0) {
      return new Verdict(
          "bad", "No node is alive", "Nothing is sent until one starts.", "/system", "System");
    }
    if (paused) {
      return new Verdict(
          "warn",
          "The outbox is paused",
          "Publishes are kept; nothing leaves until it is resumed.",
          "/modes",
          "Modes");
    }
    if (queue.oldestAgeMillis() >= STUCK) {
      return new Verdict(
          "bad",
          "Deliveries are stuck",
          "The longest overdue one should have left long ago.",
          "/deliveries?q=status:waiting+older:10m",
          "Show them");
    }
    if (queue.oldestAgeMillis() >= LATE) {
      return new Verdict(
          "warn",
          "Deliveries are late",
          "Some have been due for more than a minute.",
          "/deliveries?q=status:waiting+older:1m",
          "Show them");
    }
    if (dead.lastHour() > 0) {
      return new Verdict(
          "warn",
          "Deliveries were given up in the last hour",
          "Their attempts are spent. Look at the cause, then replay them.",
          "/dead-letters",
          "Dead letters");
    }
    return new Verdict("ok", "Nothing is stuck", "What is due leaves at once.", null, null);
  }
}
