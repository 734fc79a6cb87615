package dev.hookline.persistence.outbox;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.sql.DataSource;

/**
 * One connection kept for one thread's batches, and replaced after any failure. Not for several
 * threads.
 */
final class HeldConnection implements AutoCloseable {
  private static final Logger LOG = Logger.getLogger(HeldConnection.class.getName());

  private final DataSource dataSource;
  private Connection connection;

  HeldConnection(DataSource dataSource) {
    this.dataSource = dataSource;
  }

  /** Work on a connection in autocommit mode. */
  interface Work<T> {
    T on(Connection connection) throws SQLException;
  }

  <T> T run(Work<T> work) throws SQLException {
    if (connection == null) {
      connection = dataSource.getConnection();
    }
    try {
      return work.on(connection);
    } catch (SQLException | RuntimeException e) {
      close();
      throw e;
    }
  }

  @Override
  public void close() {
    Connection old = connection;
    connection = null;
    if (old != null) {
      try {
        old.close();
      } catch (SQLException e) {
        LOG.log(Level.FINE, "closing a failed connection", e);
      }
    }
  }
}
