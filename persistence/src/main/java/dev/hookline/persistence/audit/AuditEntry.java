package dev.hookline.persistence.audit;

import java.time.Instant;

/**
 * An entry of the log.
 *
 * @param seq its place in the chain, from 1 and without gaps
 * @param tenantId whom it concerns, or null for no single tenant
 * @param before JSON, or null
 * @param after JSON, or null
 * @param hash of this entry and all before it, in hexadecimal digits
 */
public record AuditEntry(
    long seq,
    Instant createdAt,
    String actor,
    String role,
    String address,
    String action,
    String tenantId,
    String target,
    String before,
    String after,
    String reason,
    Counts counts,
    String hash) {
  /** How many things an act was meant for, done to, and failed for. */
  public record Counts(int targets, int successes, int failures) {}
}
