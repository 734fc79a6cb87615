package dev.hookline.tests.stage;

import dev.hookline.launcher.database.Access;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** What somebody with psql sees and does, as the owner of the schema. */
public final class Rows {
  private final Access access;

  Rows(Access access) {
    this.access = access;
  }

  /** The first column of the first row, as text; null without a row. */
  public String one(String sql) {
    return with(
        statement -> {
          try (ResultSet rows = statement.executeQuery(sql)) {
            return rows.next() ? rows.getString(1) : null;
          }
        });
  }

  public int number(String sql) {
    return Integer.parseInt(one(sql));
  }

  /** How many rows the statement changed. */
  public int change(String sql) {
    return with(statement -> statement.executeUpdate(sql));
  }

  private interface Use<T> {
    T of(Statement statement) throws SQLException;
  }

  private <T> T with(Use<T> use) {
    Access.Login owner = access.owner();
    try (Connection connection =
            DriverManager.getConnection(access.url(), owner.user(), owner.password());
        Statement statement = connection.createStatement()) {
      return use.of(statement);
    } catch (SQLException e) {
      throw new AssertionError(e.getMessage(), e);
    }
  }
}
