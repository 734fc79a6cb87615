package dev.hookline.persistence.outbox;

import java.sql.SQLException;

/** Tells trouble with the data itself from trouble with the database. */
public final class DataFault {
  private static final String UNIQUE_VIOLATION = "23505";

  private DataFault() {}

  /**
   * Whether the rows are at fault, so that trying again cannot help: SQLSTATE classes 22 and 23.
   */
  public static boolean isIn(SQLException e) {
    String state = e.getSQLState();
    return state != null && (state.startsWith("22") || state.startsWith("23"));
  }

  /** Whether a row with the same key is already there. */
  public static boolean isDuplicate(SQLException e) {
    return UNIQUE_VIOLATION.equals(e.getSQLState());
  }
}
