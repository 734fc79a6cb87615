package dev.hookline.persistence.sql;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/** Runs single statements. A null value is bound as unknown, so the statement says its type. */
public final class Statements {
  private Statements() {}

  /** Reads the row that the result set stands at. */
  public interface Reader<T> {
    /** The row. */
    T read(ResultSet row) throws SQLException;
  }

  /** Every row that the select finds, on a connection of its own. */
  public static <T> List<T> rows(
      DataSource dataSource, String sql, Reader<T> reader, Object... values) throws SQLException {
    try (Connection connection = dataSource.getConnection()) {
      return rows(connection, sql, reader, values);
    }
  }

  /** Every row that the select finds. */
  public static <T> List<T> rows(
      Connection connection, String sql, Reader<T> reader, Object... values) throws SQLException {
    try (PreparedStatement statement = bound(connection, sql, values);
        ResultSet row = statement.executeQuery()) {
      List<T> found = new ArrayList<>();
      while (row.next()) {
        found.add(reader.read(row));
      }
      return found;
    }
  }

  /** How many rows the statement changed, on a connection of its own. */
  public static int update(DataSource dataSource, String sql, Object... values)
      throws SQLException {
    try (Connection connection = dataSource.getConnection()) {
      return update(connection, sql, values);
    }
  }

  /** How many rows the statement changed. */
  public static int update(Connection connection, String sql, Object... values)
      throws SQLException {
    try (PreparedStatement statement = bound(connection, sql, values)) {
      return statement.executeUpdate();
    }
  }

  private static PreparedStatement bound(Connection connection, String sql, Object... values)
      throws SQLException {
    PreparedStatement statement = connection.prepareStatement(sql);
    try {
      for (int i = 0; i < values.length; i++) {
        statement.setObject(i + 1, values[i]);
      }
      return statement;
    } catch (SQLException e) {
      statement.close();
      throw e;
    }
  }
}
