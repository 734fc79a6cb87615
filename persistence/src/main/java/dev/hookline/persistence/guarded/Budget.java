package dev.hookline.persistence.guarded;

/**
 * What a tenant may spend on guarded replays, in dead letters, and what it spent. Days and months
 * are those of UTC.
 */
public record Budget(
    String tenantId, int dailyLimit, int monthlyLimit, int usedToday, int usedThisMonth) {
  /** What is left of the day; 0 at least. */
  public int leftToday() {
    return Math.max(0, dailyLimit - usedToday);
  }

  /** What is left of the month; 0 at least. */
  public int leftThisMonth() {
    return Math.max(0, monthlyLimit - usedThisMonth);
  }

  /** Whether that many more may be replayed now. */
  public boolean covers(int cost) {
    return cost <= leftToday() && cost <= leftThisMonth();
  }

  /** The same after so many more. */
  public Budget after(int cost) {
    return new Budget(tenantId, dailyLimit, monthlyLimit, usedToday + cost, usedThisMonth + cost);
  }
}
