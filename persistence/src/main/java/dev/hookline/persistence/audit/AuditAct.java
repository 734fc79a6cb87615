package dev.hookline.persistence.audit;

import java.util.Objects;

/**
 * Something that was done and that no changed row tells of. Who did it, from where and why comes
 * from {@link dev.hookline.persistence.work.Acting}.
 *
 * @param action lower-case letters, digits, {@code _} and {@code .}, at most 100
 * @param tenantId whom it concerns, or null
 * @param target what it was done to; may be empty
 * @param before JSON, or null
 * @param after JSON without secrets, or null
 * @param targets how many things it was meant for
 * @param successes how many it was done to
 * @param failures how many it failed for
 */
public record AuditAct(
    String action,
    String tenantId,
    String target,
    String before,
    String after,
    int targets,
    int successes,
    int failures) {
  public AuditAct {
    Objects.requireNonNull(action);
    Objects.requireNonNull(target);
  }

  /** One thing done to one target. */
  public static AuditAct done(String action, String tenantId, String target, String after) {
    return new AuditAct(action, tenantId, target, null, after, 1, 1, 0);
  }

  /** One thing that was refused. */
  public static AuditAct refused(String action, String tenantId, String target, String after) {
    return new AuditAct(action, tenantId, target, null, after, 1, 0, 1);
  }
}
