package dev.hookline.persistence.work;

import dev.hookline.persistence.sql.Statements;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/**
 * Statements on the connection of a unit of work; {@link StoreUnavailable} if the database fails.
 */
public final class Sql {
  private final Connection connection;

  /** Statements within the given session. */
  public Sql(Session session) {
    this.connection = session.entities().unwrap(Connection.class);
  }

  /** Every row. */
  public <T> List<T> rows(String sql, Statements.Reader<T> reader, Object... values) {
    try {
      return Statements.rows(connection, sql, reader, values);
    } catch (SQLException e) {
      throw StoreUnavailable.translate(e);
    }
  }

  /** How many rows the statement changed. */
  public int update(String sql, Object... values) {
    try {
      return Statements.update(connection, sql, values);
    } catch (SQLException e) {
      throw StoreUnavailable.translate(e);
    }
  }
}
