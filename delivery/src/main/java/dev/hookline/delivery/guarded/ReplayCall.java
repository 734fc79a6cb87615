package dev.hookline.delivery.guarded;

import java.util.UUID;

/**
 * A call for a guarded replay.
 *
 * @param key the idempotency key: a tenant's key is used for one replay, ever
 * @param max most dead letters, 1 to {@value #MOST}
 * @param filter which ones
 * @param dryRun whether only to count and to price
 * @param reason why, or empty
 */
public record ReplayCall(
    String tenantId, String key, int max, Filter filter, boolean dryRun, String reason) {
  /** Most dead letters in one call. */
  public static final int MOST = 50;

  /**
   * Which dead letters; a member that is null or 0 narrows nothing.
   *
   * @param endpointId those of this endpoint
   * @param topic those of this topic
   * @param reason those that died for this reason
   * @param olderThanMillis those that have been dead for longer, in milliseconds
   */
  public record Filter(UUID endpointId, String topic, String reason, long olderThanMillis) {}
}
