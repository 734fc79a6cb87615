package dev.hookline.persistence.guarded;

import dev.hookline.persistence.sql.Statements;
import dev.hookline.persistence.work.Session;
import dev.hookline.persistence.work.StoreUnavailable;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** Statements on the connection of a unit of work. */
final class Sql {
  private final Connection connection;

  Sql(Session session) {
    this.connection = session.entities().unwrap(Connection.class);
  }

  /** Every row. */
  <T> List<T> rows(String sql, Statements.Reader<T> reader, Object... values) {
    try {
      return Statements.rows(connection, sql, reader, values);
    } catch (SQLException e) {
      throw StoreUnavailable.translate(e);
    }
  }

  /** How many rows the statement changed. */
  int update(String sql, Object... values) {
    try {
      return Statements.update(connection, sql, values);
    } catch (SQLException e) {
      throw StoreUnavailable.translate(e);
    }
  }
}
