package dev.hookline.launcher.database;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;

/** The hand-written way back of one migration. */
final class UndoScript {
  private UndoScript() {}

  /** Whether this release has one. */
  static boolean exists(String migration) {
    return UndoScript.class.getResource(resource(migration)) != null;
  }

  /**
   * Runs it in the connection's transaction and takes the migration out of the history.
   *
   * @param migration the file name of the migration
   */
  static void run(Connection connection, String migration) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(text(migration));
    }
    try (PreparedStatement statement =
        connection.prepareStatement("DELETE FROM flyway_schema_history WHERE script = ?")) {
      statement.setString(1, migration);
      if (statement.executeUpdate() != 1) {
        throw new SQLException(migration + " is not in the history any more");
      }
    }
  }

  private static String text(String migration) {
    try (InputStream file = UndoScript.class.getResourceAsStream(resource(migration))) {
      return new String(file.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String resource(String migration) {
    return "/db/undo/U" + migration.substring(1);
  }
}
