package dev.hookline.admin.audit;

import dev.hookline.persistence.audit.AuditEntry;
import java.util.List;
import java.util.regex.Pattern;

/** An entry with what it changed. */
public record AuditRow(AuditEntry entry, List<Change> changes) {
  private static final Pattern ID = Pattern.compile("[0-9a-f]{8}(?:-[0-9a-f]{4}){4}([0-9a-f]{8})");

  static AuditRow of(AuditEntry entry) {
    return new AuditRow(entry, Change.between(entry.before(), entry.after()));
  }

  /** What it was done to; of an id only the end, which tells neighbours apart. */
  public String target() {
    return ID.matcher(entry.target()).replaceAll("…$1");
  }

  /** Whether it concerned more than one thing, or failed for any. */
  public boolean counted() {
    return entry.counts().targets() != 1 || entry.counts().failures() > 0;
  }
}
