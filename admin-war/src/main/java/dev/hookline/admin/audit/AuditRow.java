package dev.hookline.admin.audit;

import dev.hookline.persistence.audit.AuditEntry;
import java.util.List;

/** An entry with what it changed. */
public record AuditRow(AuditEntry entry, List<Change> changes) {
  static AuditRow of(AuditEntry entry) {
    return new AuditRow(entry, Change.between(entry.before(), entry.after()));
  }

  /** Whether it concerned more than one thing, or failed for any. */
  public boolean counted() {
    return entry.counts().targets() != 1 || entry.counts().failures() > 0;
  }
}
