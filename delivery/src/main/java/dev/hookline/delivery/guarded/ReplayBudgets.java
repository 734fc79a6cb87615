package dev.hookline.delivery.guarded;

import dev.hookline.delivery.Reason;
import dev.hookline.delivery.Refused;
import dev.hookline.persistence.guarded.Budget;
import dev.hookline.persistence.guarded.Budgets;
import dev.hookline.persistence.work.Acting;
import dev.hookline.persistence.work.UnitOfWork;

/** What tenants may spend on guarded replays. A change counts from the next call on. */
public final class ReplayBudgets {
  /** Highest daily limit, in dead letters. */
  public static final int MOST_DAILY = 1_000_000;

  /** Highest monthly limit, in dead letters. */
  public static final int MOST_MONTHLY = 10_000_000;

  private final UnitOfWork work;

  /** Budgets kept through the given unit of work. */
  public ReplayBudgets(UnitOfWork work) {
    this.work = work;
  }

  /**
   * A tenant's budget.
   *
   * @throws Refused with {@link Reason#NOT_FOUND}
   */
  public Budget get(String tenantId) {
    return Acting.as(
            Acting.current().on(tenantId),
            () -> work.write(session -> new Budgets(session).find(tenantId)))
        .orElseThrow(this::unknown);
  }

  /**
   * Sets a tenant's limits; null leaves one as it is.
   *
   * @param daily 0 to {@value #MOST_DAILY}
   * @param monthly 0 to {@value #MOST_MONTHLY}
   * @throws Refused with {@link Reason#NOT_FOUND}
   */
  public Budget set(String tenantId, Integer daily, Integer monthly) {
    return Acting.as(
        Acting.current().on(tenantId),
        () ->
            work.write(
                session -> {
                  Budgets budgets = new Budgets(session);
                  Budget before = budgets.find(tenantId).orElseThrow(this::unknown);
                  budgets.limit(
                      tenantId,
                      daily == null ? before.dailyLimit() : daily,
                      monthly == null ? before.monthlyLimit() : monthly);
                  return budgets.find(tenantId).orElseThrow(this::unknown);
                }));
  }

  private Refused unknown() {
    return new Refused(Reason.NOT_FOUND, "no such tenant");
  }
}
