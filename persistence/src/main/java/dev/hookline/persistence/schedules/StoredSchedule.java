package dev.hookline.persistence.schedules;

import java.time.Instant;

/**
 * A schedule.
 *
 * @param name of the job it starts
 * @param plan when, in words
 * @param nextAt when it is due, or null if that is not known yet or not a matter of the clock
 * @param node who runs it now, or null
 * @param abandoned whether that node is gone
 * @param last how it went the last time
 */
public record StoredSchedule(
    String name,
    String plan,
    boolean enabled,
    Instant nextAt,
    String node,
    boolean abandoned,
    Last last) {
  /**
   * The last time.
   *
   * @param startedAt null if never
   * @param finishedAt null if it never came to an end
   * @param outcome {@code ok}, {@code failed}, {@code stopped} or null
   */
  public record Last(Instant startedAt, Instant finishedAt, String outcome) {}
}
