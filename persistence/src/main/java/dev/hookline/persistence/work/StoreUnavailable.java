package dev.hookline.persistence.work;

import java.sql.SQLException;
import java.util.Set;

/**
 * The database does not answer, or has no room for the call now. The same call may succeed later.
 */
public final class StoreUnavailable extends RuntimeException {
  private static final long serialVersionUID = 1L;

  // Connection, transaction rollback (deadlock), resources, operator intervention (shutdown,
  // timeout).
  private static final Set<String> PASSING_CLASSES = Set.of("08", "40", "53", "57");
  private static final String LOCK_NOT_AVAILABLE = "55P03";

  StoreUnavailable(Throwable cause) {
    super("the database does not answer", cause);
  }

  /** The given failure, as this type when it is the database's passing trouble. */
  public static RuntimeException translate(Exception failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof StoreUnavailable known) {
        return known;
      }
      if (cause instanceof SQLException sql && passing(sql)) {
        return new StoreUnavailable(failure);
      }
    }
    return failure instanceof RuntimeException unchecked
        ? unchecked
        : new IllegalStateException(failure.getMessage(), failure);
  }

  // A pool that has no connection to give says so without a state.
  private static boolean passing(SQLException sql) {
    String state = sql.getSQLState();
    return state == null
        || LOCK_NOT_AVAILABLE.equals(state)
        || state.length() > 1 && PASSING_CLASSES.contains(state.substring(0, 2));
  }
}
