package dev.hookline.persistence.guarded;

import dev.hookline.persistence.work.Session;
import dev.hookline.persistence.work.StoreUnavailable;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Statements on the connection of a unit of work. */
final class Sql {
  private final Connection connection;

  Sql(Session session) {
    this.connection = session.entities().unwrap(Connection.class);
  }

  interface Reader<T> {
    T read(ResultSet row) throws SQLException;
  }

  /** Every row; a null value is bound as unknown, so the statement says its type. */
  <T> List<T> rows(String sql, Reader<T> reader, Object... values) {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      bind(statement, values);
      List<T> rows = new ArrayList<>();
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          rows.add(reader.read(row));
        }
      }
      return rows;
    } catch (SQLException e) {
      throw StoreUnavailable.translate(e);
    }
  }

  /** How many rows the statement changed. */
  int update(String sql, Object... values) {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      bind(statement, values);
      return statement.executeUpdate();
    } catch (SQLException e) {
      throw StoreUnavailable.translate(e);
    }
  }

  private static void bind(PreparedStatement statement, Object... values) throws SQLException {
    for (int i = 0; i < values.length; i++) {
      statement.setObject(i + 1, values[i]);
    }
  }
}
