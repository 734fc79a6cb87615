package dev.hookline.delivery.guarded;

import dev.hookline.persistence.guarded.Budget;
import dev.hookline.persistence.guarded.CallLimit;
import java.util.UUID;

/**
 * What a guarded replay did, would do, or did before.
 *
 * @param replayId the replay; null for a dry run
 * @param replayed dead letters requeued
 * @param failed dead letters that match and cannot be delivered: endpoint or event is gone
 * @param cost what it costs of the budget, in dead letters
 * @param leftToday what the tenant can still spend this day, after it
 * @param leftThisMonth what the tenant can still spend this month, after it
 * @param duplicate whether the key was used before: these are the first call's figures, and nothing
 *     was done
 * @param budget the tenant's budget, as it is now
 * @param calls how the caller stands with the limit of calls
 */
public record ReplayAnswer(
    UUID replayId,
    int replayed,
    int failed,
    int cost,
    int leftToday,
    int leftThisMonth,
    boolean dryRun,
    boolean duplicate,
    Budget budget,
    CallLimit.Verdict calls) {}
