package dev.hookline.api.guarded;

import dev.hookline.persistence.guarded.Budget;

/** What a tenant may spend on guarded replays, in dead letters. Days and months are UTC's. */
public record BudgetView(
    String id,
    String tenantId,
    int dailyLimit,
    int dailyUsed,
    int dailyLeft,
    int monthlyLimit,
    int monthlyUsed,
    int monthlyLeft) {
  static BudgetView of(Budget budget) {
    return new BudgetView(
        budget.tenantId(),
        budget.tenantId(),
        budget.dailyLimit(),
        budget.usedToday(),
        budget.leftToday(),
        budget.monthlyLimit(),
        budget.usedThisMonth(),
        budget.leftThisMonth());
  }
}
