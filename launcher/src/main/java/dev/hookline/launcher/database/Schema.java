package dev.hookline.launcher.database;

import dev.hookline.launcher.database.Access.Login;
import dev.hookline.launcher.state.NotPossible;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.configuration.FluentConfiguration;

/** Brings the schema up to date as its owner, and lets the server's role work with the rows. */
final class Schema {
  /** Where the container keeps the records of batch jobs; it makes these tables itself. */
  static final String BATCH = "batch";

  /** Held here because the logging system would forget it, and with it the level. */
  private static final Logger FLYWAY = Logger.getLogger("org.flywaydb");

  static {
    FLYWAY.setLevel(Level.SEVERE);
  }

  /** What only the owner writes. */
  private static final List<String> READ_ONLY =
      List.of("flyway_schema_history", "audit_logs", "audit_chain");

  private final Access access;

  Schema(Access access) {
    this.access = access;
  }

  /**
   * Runs what is missing; tells how many migrations that was.
   *
   * @param upTo the newest to run; null for all
   */
  int migrate(Integer upTo) {
    try {
      int done =
          flyway(access)
              .target(upTo == null ? "latest" : upTo.toString())
              .load()
              .migrate()
              .migrationsExecuted;
      grant();
      return done;
    } catch (FlywayException e) {
      throw failed(e);
    }
  }

  static FluentConfiguration flyway(Access access) {
    return Flyway.configure()
        .dataSource(access.url(), access.owner().user(), access.owner().password())
        .locations("classpath:db/migration")
        .failOnMissingLocations(false)
        .connectRetries(3);
  }

  /** Whether the server's user may take both roles. */
  boolean roles() {
    String query =
        "SELECT count(*) = 2 FROM pg_roles WHERE rolname IN (?, ?)"
            + " AND pg_has_role(current_user, oid, CASE WHEN"
            + " current_setting('server_version_num')::int >= 160000 THEN 'SET' ELSE 'MEMBER' END)";
    Login app = access.app();
    try (Connection connection =
            DriverManager.getConnection(access.url(), app.user(), app.password());
        PreparedStatement statement = connection.prepareStatement(query)) {
      statement.setString(1, Access.ONE_TENANT);
      statement.setString(2, Access.EVERY_TENANT);
      try (ResultSet row = statement.executeQuery()) {
        return row.next() && row.getBoolean(1);
      }
    } catch (SQLException e) {
      throw new NotPossible("the roles cannot be looked up: " + e.getMessage(), e);
    }
  }

  /** Lets the server's roles work with what is there; may be repeated. */
  void grant() {
    Login owner = access.owner();
    try (Connection connection =
            DriverManager.getConnection(access.url(), owner.user(), owner.password());
        Statement statement = connection.createStatement()) {
      connection.setAutoCommit(false); // nobody sees a right that is taken back below
      statement.execute("CREATE SCHEMA IF NOT EXISTS " + BATCH);
      if (known(connection, "SELECT to_regproc(?)", "secure_all_rows")) {
        statement.execute("SELECT secure_all_rows()");
      }
      for (String role : List.of(Access.ONE_TENANT, Access.EVERY_TENANT)) {
        if (known(connection, "SELECT 1 FROM pg_roles WHERE rolname = ?", role)) {
          statement.execute(GRANTS.replace(":app", quoted(role)));
          for (String table : READ_ONLY) {
            if (known(connection, "SELECT to_regclass(?)", table)) {
              statement.execute(
                  "REVOKE INSERT, UPDATE, DELETE ON " + table + " FROM " + quoted(role));
            }
          }
        }
      }
      connection.commit();
    } catch (SQLException e) {
      throw failed(e);
    }
  }

  private static NotPossible failed(Exception e) {
    return new NotPossible("the schema cannot be brought up to date: " + e.getMessage(), e);
  }

  private static boolean known(Connection connection, String query, String name)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(query)) {
      statement.setString(1, name);
      try (ResultSet row = statement.executeQuery()) {
        return row.next() && row.getString(1) != null;
      }
    }
  }

  /** A name as SQL takes any. */
  static String quoted(String name) {
    return '"' + name.replace("\"", "\"\"") + '"';
  }

  private static final String GRANTS =
      """
      GRANT USAGE ON SCHEMA public TO :app;
      GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO :app;
      GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO :app;
      GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA public TO :app;
      ALTER DEFAULT PRIVILEGES IN SCHEMA public
        GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO :app;
      ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT USAGE, SELECT ON SEQUENCES TO :app;
      ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT EXECUTE ON FUNCTIONS TO :app;
      GRANT USAGE, CREATE ON SCHEMA batch TO :app;
      """;
}
