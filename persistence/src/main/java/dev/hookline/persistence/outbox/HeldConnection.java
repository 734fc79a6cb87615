package dev.hookline.persistence.outbox;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.sql.DataSource;

/**
 * One connection kept for one thread's batches, and replaced after any failure. Not for several
 * threads.
 *
 * <p>The queue changes faster than its statistics. A plan that was made while it was empty would
 * read all of it, or all that is leased, with every dead row since the last vacuum. So nothing is
 * scanned here that has an index; and statements that look rows up in the queue by their key write
 * {@code = any (array[…])}, which leaves the planner no other way, and {@code is not distinct from}
 * for the owner, which no index serves.
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
    try {
      if (connection == null) {
        connection = dataSource.getConnection();
        say("set enable_seqscan = off");
      }
      return work.on(connection);
    } catch (SQLException | RuntimeException e) {
      close();
      throw e;
    }
  }

  @Override
  public void close() {
    if (connection == null) {
      return;
    }
    try (Connection ending = connection) {
      say("reset enable_seqscan");
    } catch (SQLException e) {
      LOG.log(Level.FINE, "closing a failed connection", e);
    } finally {
      connection = null;
    }
  }

  private void say(String setting) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(setting);
    }
  }
}
