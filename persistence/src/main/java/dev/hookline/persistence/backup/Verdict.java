package dev.hookline.persistence.backup;

import java.util.List;
import java.util.Optional;

/**
 * What a verification found.
 *
 * @param manifest what the backup says it holds; empty if that cannot be believed
 * @param findings empty for a sound backup
 */
public record Verdict(String name, Optional<Manifest> manifest, List<Finding> findings) {
  /**
   * One thing that is wrong.
   *
   * @param part a file of the backup or a table
   */
  public record Finding(String part, Fault fault, String detail) {
    @Override
    public String toString() {
      return part + ": " + fault.text() + " (" + detail + ")";
    }
  }

  static Verdict unusable(String name, Unusable why) {
    return new Verdict(
        name,
        Optional.empty(),
        List.of(new Finding(BackupFolder.MANIFEST, why.fault(), why.getMessage())));
  }

  public boolean sound() {
    return findings.isEmpty();
  }
}
