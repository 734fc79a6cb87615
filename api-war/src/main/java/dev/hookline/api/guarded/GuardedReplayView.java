package dev.hookline.api.guarded;

import dev.hookline.delivery.guarded.ReplayAnswer;
import dev.hookline.persistence.guarded.Budget;
import dev.hookline.persistence.id.IdKind;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What a guarded replay did, or with {@code dry_run} would do.
 *
 * @param replayId as in {@code /v1/replay/{id}}, where its progress is; null for a dry run
 * @param matched dead letters found, at most the asked maximum
 * @param replayed those that were requeued
 * @param failed those whose endpoint or event is gone
 * @param duplicate whether this is the result of an earlier call with the same key
 */
public record GuardedReplayView(
    @Schema(nullable = true) String id,
    @Schema(nullable = true) String replayId,
    String tenantId,
    int matched,
    int replayed,
    int failed,
    boolean dryRun,
    boolean duplicate,
    Price budget) {
  /**
   * What it costs, in dead letters.
   *
   * @param cost of this replay
   * @param covered whether that is left, of the day and of the month
   * @param dailyLeft left of the day after it
   * @param monthlyLeft left of the month after it
   */
  @Schema(name = "GuardedReplayPrice")
  public record Price(
      int cost,
      boolean covered,
      int dailyLimit,
      int dailyLeft,
      int monthlyLimit,
      int monthlyLeft) {}

  static GuardedReplayView of(String tenantId, ReplayAnswer answer) {
    String id = answer.replayId() == null ? null : IdKind.REPLAY.format(answer.replayId());
    Budget budget = answer.budget();
    return new GuardedReplayView(
        id,
        id,
        tenantId,
        answer.cost() + answer.failed(),
        answer.replayed(),
        answer.failed(),
        answer.dryRun(),
        answer.duplicate(),
        new Price(
            answer.cost(),
            answer.replayed() > 0 || budget.covers(answer.cost()),
            budget.dailyLimit(),
            answer.leftToday(),
            budget.monthlyLimit(),
            answer.leftThisMonth()));
  }
}
