package dev.hookline.bench.run;

import dev.hookline.bench.measure.ProcessCost;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** The process of a PostgreSQL on this machine. */
final class Postmaster {
  private Postmaster() {}

  /** Its process id, or 0 if there is no database URL or the database is elsewhere. */
  static long pid(String jdbcUrl) {
    if (jdbcUrl.isEmpty()) {
      return 0;
    }
    try (Connection connection = DriverManager.getConnection(jdbcUrl);
        Statement statement = connection.createStatement();
        ResultSet answer = statement.executeQuery("select pg_backend_pid()")) {
      answer.next();
      return ProcessCost.parent(answer.getLong(1)); // every backend is a child of the postmaster
    } catch (SQLException e) {
      return 0;
    }
  }
}
