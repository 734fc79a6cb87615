package dev.hookline.launcher.database;

import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;

/** The database of the embedded cluster and its two roles; every step may be repeated. */
final class Roles {
  static final String DATABASE = "hookline";
  static final String OWNER = "hookline";
  static final String APP = Access.ONE_TENANT;

  private Roles() {}

  static void make(ClusterSecrets secrets) throws IOException {
    try (Connection connection = Verification.connect(secrets)) {
      // A statement that fails is logged with its text; these hold passwords.
      run(connection, "SET log_min_error_statement = panic");
      role(connection, OWNER, secrets.owner());
      role(connection, APP, secrets.app());
      engine(connection);
      if (!exists(connection, "SELECT 1 FROM pg_database WHERE datname = ?", DATABASE)) {
        run(connection, "CREATE DATABASE " + DATABASE + " OWNER " + OWNER);
      }
      admit(connection, DATABASE);
    } catch (SQLException e) {
      throw new IOException("cannot make the database roles: " + e.getMessage(), e);
    }
  }

  /** Lets the server's roles into a database, and nobody else. */
  static void admit(Connection connection, String database) throws SQLException {
    run(connection, "REVOKE ALL ON DATABASE " + database + " FROM PUBLIC");
    run(connection, "GRANT CONNECT, TEMPORARY ON DATABASE " + database + " TO " + APP);
    // PostgreSQL tells the size of a database only to a role that may connect to it.
    run(connection, "GRANT CONNECT ON DATABASE " + database + " TO " + Access.EVERY_TENANT);
  }

  // A role to be taken, not to log in with; whoever may take it does not have its rights before.
  private static void engine(Connection connection) throws SQLException {
    String name = Access.EVERY_TENANT;
    if (!exists(connection, "SELECT 1 FROM pg_roles WHERE rolname = ?", name)) {
      run(connection, "CREATE ROLE " + name + " NOLOGIN NOINHERIT");
    }
    run(connection, "GRANT " + name + " TO " + APP + " WITH INHERIT FALSE, SET TRUE");
  }

  private static void role(Connection connection, String name, String password)
      throws SQLException {
    boolean known = exists(connection, "SELECT 1 FROM pg_roles WHERE rolname = ?", name);
    run(
        connection,
        (known ? "ALTER ROLE " : "CREATE ROLE ")
            + name
            + " LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE PASSWORD '"
            + password
            + "'");
  }

  private static boolean exists(Connection connection, String query, String name)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(query)) {
      statement.setString(1, name);
      return statement.executeQuery().next();
    }
  }

  static void run(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
