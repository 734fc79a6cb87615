package dev.hookline.launcher.database;

import java.time.Instant;

/**
 * One migration, as this release and the database know it.
 *
 * @param name what its file is called, with spaces
 * @param appliedAt null unless the database has it
 * @param undoable whether the database has it and this release knows its undo
 */
public record Migration(
    int version, String name, State state, Instant appliedAt, boolean undoable) {
  /** Where it stands. */
  public enum State {
    APPLIED,
    PENDING,

    /** The database has it and this release does not know it: another release was here. */
    UNKNOWN
  }
}
