package dev.hookline.api.audit;

import com.fasterxml.jackson.annotation.JsonRawValue;
import dev.hookline.persistence.audit.AuditEntry;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * An entry of the audit log.
 *
 * @param id its place in the chain, from 1 and without gaps
 * @param createdAt Unix milliseconds
 * @param actor the key, operator or job; {@code system}; or the database role of somebody with psql
 * @param scope the tenant, or {@code global}
 * @param before the row as it was, without secrets
 * @param after the row as it is, or what is worth knowing of the act
 * @param hash of this entry and all before it, in hexadecimal digits
 */
public record AuditView(
    String id,
    String auditId,
    long createdAt,
    String actor,
    String role,
    String address,
    String action,
    @Schema(nullable = true) String tenantId,
    String scope,
    String target,
    @JsonRawValue @Schema(nullable = true) String before,
    @JsonRawValue @Schema(nullable = true) String after,
    String reason,
    int targetCount,
    int successCount,
    int failureCount,
    String hash) {
  static AuditView of(AuditEntry entry) {
    String id = Long.toString(entry.seq());
    return new AuditView(
        id,
        id,
        entry.createdAt().toEpochMilli(),
        entry.actor(),
        entry.role(),
        entry.address(),
        entry.action(),
        entry.tenantId(),
        entry.tenantId() == null ? "global" : entry.tenantId(),
        entry.target(),
        entry.before(),
        entry.after(),
        entry.reason(),
        entry.counts().targets(),
        entry.counts().successes(),
        entry.counts().failures(),
        entry.hash());
  }
}
