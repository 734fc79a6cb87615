package dev.hookline.persistence.recovery;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/** One transaction around a few statements. */
final class Transactions {
  private Transactions() {}

  /** Statements that belong together. */
  interface Step {
    /** A negative result, like an exception, takes everything back. */
    int on(Connection connection) throws SQLException;
  }

  static int run(DataSource dataSource, Step step) throws SQLException {
    try (Connection connection = dataSource.getConnection()) {
      connection.setAutoCommit(false);
      try {
        int result = step.on(connection);
        if (result < 0) {
          connection.rollback();
        } else {
          connection.commit();
        }
        return result;
      } catch (SQLException | RuntimeException e) {
        connection.rollback();
        throw e;
      } finally {
        connection.setAutoCommit(true);
      }
    }
  }
}
