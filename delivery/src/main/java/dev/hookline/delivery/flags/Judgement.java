package dev.hookline.delivery.flags;

import dev.hookline.persistence.flags.StoredFlag;
import java.time.Instant;

/** The order in which a flag's parts decide: kill switch, override, schedule, enabled, rollout. */
final class Judgement {
  private Judgement() {}

  static Decision of(StoredFlag flag, String tenantId, Instant now) {
    StoredFlag.Rule rule = flag.rule();
    int place = Rollout.place(flag.key(), tenantId);
    double bucket = place / 100.0;
    Boolean override = flag.overrides().get(tenantId);
    if (rule.killed()) {
      return new Decision(false, Decision.By.KILL_SWITCH, bucket);
    }
    if (override != null) {
      return new Decision(override, Decision.By.OVERRIDE, bucket);
    }
    if (!inTime(rule, now)) {
      return new Decision(false, Decision.By.SCHEDULE, bucket);
    }
    if (!rule.enabled()) {
      return new Decision(false, Decision.By.DISABLED, bucket);
    }
    return new Decision(Rollout.includes(rule.percentage(), place), Decision.By.ROLLOUT, bucket);
  }

  /** Whether the flag is on for every tenant there is or may come. */
  static boolean onForAll(StoredFlag flag, Instant now) {
    StoredFlag.Rule rule = flag.rule();
    return !rule.killed()
        && inTime(rule, now)
        && rule.enabled()
        && rule.percentage() == 100
        && !flag.overrides().containsValue(false);
  }

  /** Whether the flag is off for every tenant there is or may come. */
  static boolean offForAll(StoredFlag flag, Instant now) {
    StoredFlag.Rule rule = flag.rule();
    boolean off = !inTime(rule, now) || !rule.enabled() || rule.percentage() == 0;
    return rule.killed() || off && !flag.overrides().containsValue(true);
  }

  private static boolean inTime(StoredFlag.Rule rule, Instant now) {
    return (rule.from() == null || !now.isBefore(rule.from()))
        && (rule.until() == null || now.isBefore(rule.until()));
  }
}
