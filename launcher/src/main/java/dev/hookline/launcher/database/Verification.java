package dev.hookline.launcher.database;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Properties;

/** Asks the running server itself whether it is the right one and whether it keeps its word. */
final class Verification {
  private static final List<String> DURABLE =
      List.of("fsync", "synchronous_commit", "full_page_writes");

  private final Path directory;
  private final ClusterSecrets secrets;

  Verification(Path directory, ClusterSecrets secrets) {
    this.directory = directory;
    this.secrets = secrets;
  }

  void check() throws IOException {
    try (Connection connection = connect(secrets)) {
      String theirs = show(connection, "data_directory");
      if (!Path.of(theirs).toRealPath().equals(directory.toRealPath())) {
        throw new IOException(
            "port " + secrets.port() + " belongs to another PostgreSQL, that of " + theirs);
      }
      for (String setting : DURABLE) {
        String value = show(connection, setting);
        if (!"on".equals(value)) {
          throw new IOException("PostgreSQL runs with " + setting + "=" + value + ", not on");
        }
      }
    } catch (SQLException e) {
      throw new IOException("PostgreSQL cannot be verified: " + e.getMessage(), e);
    }
  }

  /** A connection as the cluster's administrator. */
  static Connection connect(ClusterSecrets secrets) throws SQLException {
    return connect(secrets, "postgres");
  }

  static Connection connect(ClusterSecrets secrets, String database) throws SQLException {
    Properties properties = new Properties();
    properties.setProperty("user", Cluster.ADMIN);
    properties.setProperty("password", secrets.admin());
    properties.setProperty("connectTimeout", "5");
    properties.setProperty("socketTimeout", "60");
    return DriverManager.getConnection(
        "jdbc:postgresql://127.0.0.1:" + secrets.port() + "/" + database, properties);
  }

  private static String show(Connection connection, String setting) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("SHOW " + setting)) {
      rows.next();
      return rows.getString(1);
    }
  }
}
