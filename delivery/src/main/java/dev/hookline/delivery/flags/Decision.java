package dev.hookline.delivery.flags;

/**
 * Whether a flag is on for a tenant, and what decided it.
 *
 * @param bucket the tenant's place in the rollout, 0 to 99.99: it is in from the next higher
 *     percentage on
 */
public record Decision(boolean on, By by, double bucket) {
  /** What decided. */
  public enum By {
    /** It is off for everybody. */
    KILL_SWITCH,
    /** It was decided for this tenant. */
    OVERRIDE,
    /** Its time has not come, or is over. */
    SCHEDULE,
    /** It is not enabled. */
    DISABLED,
    /** The tenant's place in the rollout. */
    ROLLOUT
  }
}
