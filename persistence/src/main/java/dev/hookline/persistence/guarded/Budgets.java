package dev.hookline.persistence.guarded;

import dev.hookline.persistence.work.Session;
import dev.hookline.persistence.work.Sql;
import java.util.Optional;

/**
 * The tables {@code replay_budgets} and {@code replay_budget_usage}, within one unit of work. Every
 * tenant has a budget from its first moment.
 */
public final class Budgets {
  /** Holds the tenant's row until the unit of work ends; a new day and a new month begin at 0. */
  private static final String LOCK =
      """
      insert into replay_budget_usage as u (tenant_id, day, used_today, month, used_this_month)
      values (?, (now() at time zone 'UTC')::date, 0, date_trunc('month', now() at time zone 'UTC')::date, 0)
      on conflict (tenant_id) do update
      set used_today = case when u.day = excluded.day then u.used_today else 0 end,
          day = excluded.day,
          used_this_month = case when u.month = excluded.month then u.used_this_month else 0 end,
          month = excluded.month
      """;

  private final Sql sql;

  /** Budgets as the session sees them. */
  public Budgets(Session session) {
    this.sql = new Sql(session);
  }

  /** The tenant's budget; empty if there is no such tenant. */
  public Optional<Budget> find(String tenantId) {
    return sql
        .rows(
            "select tenant_id, daily_limit, monthly_limit, used_today, used_this_month"
                + " from replay_budgets_status where tenant_id = ?",
            row ->
                new Budget(
                    row.getString(1), row.getInt(2), row.getInt(3), row.getInt(4), row.getInt(5)),
            tenantId)
        .stream()
        .findFirst();
  }

  /**
   * The budget of an existing tenant, which nobody else can spend from until the unit of work ends.
   */
  public Budget locked(String tenantId) {
    sql.update(LOCK, tenantId);
    return find(tenantId).orElseThrow();
  }

  /** Spends from a locked budget. */
  public void spend(String tenantId, int cost) {
    sql.update(
        "update replay_budget_usage set used_today = used_today + ?,"
            + " used_this_month = used_this_month + ? where tenant_id = ?",
        cost,
        cost,
        tenantId);
  }

  /** Sets the limits; false if there is no such tenant. */
  public boolean limit(String tenantId, int daily, int monthly) {
    return sql.update(
            "update replay_budgets set daily_limit = ?, monthly_limit = ? where tenant_id = ?",
            daily,
            monthly,
            tenantId)
        == 1;
  }
}
