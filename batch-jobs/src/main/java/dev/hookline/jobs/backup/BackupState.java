package dev.hookline.jobs.backup;

import dev.hookline.persistence.shelf.Shelved;
import java.util.Locale;

/** How much a backup is worth. */
public enum BackupState {
  /** It was never finished, or is being taken. */
  UNFINISHED,

  /** The last look found something wrong with it. */
  DAMAGED,

  /** Nobody has read it yet. */
  UNVERIFIED,

  /** It was read from end to end and is sound. */
  VERIFIED,

  /** It was loaded into a database, and every row was compared. */
  DEEP_VERIFIED;

  public static BackupState of(Shelved backup) {
    if (!backup.finished()) {
      return UNFINISHED;
    }
    if (backup.damaged()) {
      return DAMAGED;
    }
    if (!backup.verified()) {
      return UNVERIFIED;
    }
    return backup.notes().deepVerifiedAt() == null ? VERIFIED : DEEP_VERIFIED;
  }

  /** As it is written in JSON: {@code deep_verified}. */
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** As it is written on pages: {@code deep verified}. */
  public String words() {
    return wireName().replace('_', ' ');
  }
}
