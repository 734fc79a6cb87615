package dev.hookline.delivery.guarded;

import dev.hookline.delivery.Reason;
import dev.hookline.delivery.Refused;
import dev.hookline.delivery.flags.Feature;
import dev.hookline.delivery.flags.Flags;
import dev.hookline.persistence.guarded.Budget;
import dev.hookline.persistence.guarded.Budgets;
import dev.hookline.persistence.guarded.CallLimit;
import dev.hookline.persistence.guarded.DeadRequeue;
import dev.hookline.persistence.guarded.DeadSelection;
import dev.hookline.persistence.guarded.GuardedRun;
import dev.hookline.persistence.guarded.GuardedRuns;
import dev.hookline.persistence.guarded.ReplayLog;
import dev.hookline.persistence.id.Uuid7;
import dev.hookline.persistence.work.Acting;
import dev.hookline.persistence.work.Session;
import dev.hookline.persistence.work.UnitOfWork;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;

/**
 * Requeues dead letters under guard. Everything from the key to the payment is one transaction: a
 * refused call leaves nothing behind, and a key that can be seen has been paid for.
 *
 * <p>The order of locks is the same for every call: the key, the count of calls, the budget.
 */
public final class GuardedReplay {
  private static final int MOST_OF_STRANGERS = 20;

  private final UnitOfWork work;
  private final Flags flags;
  private final ReplayLimits limits;
  private final Uuid7 ids;
  private final Clock clock;
  private final Runnable wake;

  /**
   * @param wake told when deliveries became due
   */
  public GuardedReplay(
      UnitOfWork work, Flags flags, ReplayLimits limits, Clock clock, Runnable wake) {
    this.work = work;
    this.flags = flags;
    this.limits = limits;
    this.ids = new Uuid7(clock);
    this.clock = clock;
    this.wake = wake;
  }

  /** How often one address may call for one tenant. */
  public ReplayLimits limits() {
    return limits;
  }

  /**
   * Replays, or tells what an earlier call with the same key did. A call with a key that is just
   * being used waits for the other one.
   *
   * @param by who asks, for the records: name, address, tenant and reason
   * @throws Refused {@link Reason#FEATURE_OFF}; {@link Reason#NOT_FOUND} without such a tenant;
   *     {@link Reason#RATE_LIMITED}; {@link Reason#REPLAY_BUDGET_EXCEEDED}. A refused call does not
   *     count and keeps its key free.
   */
  public ReplayAnswer run(ReplayCall call, Acting by) {
    flags.require(Feature.DLQ_REPLAY, call.tenantId());
    ReplayAnswer answer =
        Acting.as(by.on(call.tenantId()), () -> work.write(session -> guarded(session, call, by)));
    if (answer.replayed() > 0 && !answer.duplicate()) {
      wake.run();
    }
    return answer;
  }

  /**
   * Writes down that a call was refused.
   *
   * @param by who called, without a role if nobody is known: strangers may call as often as they
   *     like, so an address of theirs gets {@value #MOST_OF_STRANGERS} entries in a window
   */
  public void rejected(Acting by, Refused refused) {
    if (refused.reason() != Reason.UNAVAILABLE) {
      Acting.as(by, () -> work.write(session -> writtenDown(session, by, refused)));
    }
  }

  private boolean writtenDown(Session session, Acting by, Refused refused) {
    String key = "dlq.replay.rejected:" + by.address();
    boolean stranger = by.role().isEmpty();
    if (stranger
        && !new CallLimit(session).count(key, MOST_OF_STRANGERS, limits.window()).allowed()) {
      return false;
    }
    new ReplayLog(session).rejected(by.tenantId(), refused.reason().name(), refused.getMessage());
    return true;
  }

  private ReplayAnswer guarded(Session session, ReplayCall call, Acting by) {
    Budgets budgets = new Budgets(session);
    Budget standing =
        budgets
            .find(call.tenantId())
            .orElseThrow(() -> new Refused(Reason.NOT_FOUND, "no such tenant"));
    GuardedRuns runs = new GuardedRuns(session);
    UUID id = ids.next();
    boolean first = !call.dryRun() && runs.begin(id, call.tenantId(), call.key(), asked(call, by));
    Optional<GuardedRun> earlier =
        first ? Optional.empty() : runs.find(call.tenantId(), call.key());
    CallLimit.Verdict calls = counted(session, call, by);
    if (earlier.isPresent()) {
      new ReplayLog(session).repeated(earlier.get());
      return again(earlier.get(), call, standing, calls);
    }
    return call.dryRun() ? priced(session, call, standing, calls) : done(session, call, id, calls);
  }

  private CallLimit.Verdict counted(Session session, ReplayCall call, Acting by) {
    String key = "dlq.replay:" + call.tenantId() + ":" + by.address();
    CallLimit.Verdict verdict = new CallLimit(session).count(key, limits.calls(), limits.window());
    if (!verdict.allowed()) {
      throw new Refused(
          Reason.RATE_LIMITED,
          "at most %d calls in %d seconds for a tenant and an address"
              .formatted(limits.calls(), limits.window().toSeconds()),
          verdict.reset());
    }
    return verdict;
  }

  private ReplayAnswer done(Session session, ReplayCall call, UUID id, CallLimit.Verdict calls) {
    Budgets budgets = new Budgets(session);
    DeadRequeue letters = new DeadRequeue(session);
    Budget budget = budgets.locked(call.tenantId());
    int cost = letters.possible(selection(call, call.max()));
    if (!budget.covers(cost)) {
      throw tooDear(budget, cost);
    }
    int failed = letters.impossible(selection(call, call.max()), call.max() - cost);
    // Only what was priced: more may have died since.
    int replayed = cost == 0 ? 0 : letters.requeue(selection(call, cost), id);
    budgets.spend(call.tenantId(), replayed);
    Budget after = budget.after(replayed);
    GuardedRun run =
        new GuardedRun(
            id,
            call.tenantId(),
            call.key(),
            replayed,
            failed,
            after.leftToday(),
            after.leftThisMonth(),
            clock.instant());
    new GuardedRuns(session).finish(run);
    letters.note(run, FilterText.of(call));
    new ReplayLog(session).done(run);
    return new ReplayAnswer(
        id,
        replayed,
        failed,
        replayed,
        after.leftToday(),
        after.leftThisMonth(),
        false,
        false,
        after,
        calls);
  }

  private static ReplayAnswer priced(
      Session session, ReplayCall call, Budget budget, CallLimit.Verdict calls) {
    DeadRequeue letters = new DeadRequeue(session);
    int cost = letters.possible(selection(call, call.max()));
    int failed = letters.impossible(selection(call, call.max()), call.max() - cost);
    Budget after = budget.after(cost);
    new ReplayLog(session).priced(call.tenantId(), cost + failed, cost);
    return new ReplayAnswer(
        null,
        0,
        failed,
        cost,
        after.leftToday(),
        after.leftThisMonth(),
        true,
        false,
        budget,
        calls);
  }

  private static ReplayAnswer again(
      GuardedRun run, ReplayCall call, Budget budget, CallLimit.Verdict calls) {
    return new ReplayAnswer(
        run.replayId(),
        run.replayed(),
        run.failed(),
        run.replayed(),
        run.leftToday(),
        run.leftThisMonth(),
        call.dryRun(),
        true,
        budget,
        calls);
  }

  private Refused tooDear(Budget budget, int cost) {
    boolean today = cost > budget.leftToday();
    Duration wait =
        cost > budget.leftThisMonth()
            ? Periods.untilNextMonth(clock.instant())
            : Periods.untilTomorrow(clock.instant());
    return new Refused(
        Reason.REPLAY_BUDGET_EXCEEDED,
        "this replay costs %d; the tenant has %d left this %s"
            .formatted(
                cost, today ? budget.leftToday() : budget.leftThisMonth(), today ? "day" : "month"),
        wait);
  }

  private static GuardedRuns.Asked asked(ReplayCall call, Acting by) {
    return new GuardedRuns.Asked(
        by.actor(), by.address(), FilterText.of(call), call.max(), call.reason());
  }

  private static DeadSelection selection(ReplayCall call, int max) {
    ReplayCall.Filter filter = call.filter();
    return new DeadSelection(
        call.tenantId(),
        filter.endpointId(),
        filter.topic(),
        filter.reason(),
        filter.olderThanMillis(),
        max);
  }
}
