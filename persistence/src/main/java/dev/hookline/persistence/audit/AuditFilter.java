package dev.hookline.persistence.audit;

import java.time.Instant;

/**
 * Which entries are wanted; a null member wants all.
 *
 * @param from the earliest moment wanted
 * @param to the moment from which on none is wanted
 */
public record AuditFilter(
    String actor, String action, String tenantId, String target, Instant from, Instant to) {
  /** Every entry. */
  public static final AuditFilter ALL = new AuditFilter(null, null, null, null, null, null);
}
