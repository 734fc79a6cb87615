package dev.hookline.persistence.backup;

import java.util.Locale;

/** What may be wrong with a backup. */
public enum Fault {
  /** There is no manifest: it was never finished, or the manifest is gone. */
  UNFINISHED,
  /** It is of another format. */
  UNKNOWN_FORMAT,
  /** The manifest is not what was written. */
  MANIFEST_EDITED,
  /** The key file has not the key that seals it. */
  WRONG_KEY,
  /** It comes from a newer schema than this HookLine knows. */
  WRONG_SCHEMA,
  /** A part is not there. */
  MISSING,
  /** A part is shorter or longer than it was. */
  WRONG_LENGTH,
  /** A part is not what was written. */
  ALTERED,
  /** A part holds what another one should. */
  SWAPPED,
  /** Something is there that does not belong to it. */
  EXTRA,
  /** A part is a link or a folder, not a file. */
  NOT_A_FILE,
  /** The rows of a table are not those that the manifest counts. */
  CONTENT;

  /** As in reports: lower case, words joined by underscores. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }
}
