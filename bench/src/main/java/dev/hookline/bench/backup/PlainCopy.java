package dev.hookline.bench.backup;

import java.io.IOException;
import java.io.OutputStream;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyOut;

/**
 * What a backup cannot be faster than: the same tables through {@code COPY … TO STDOUT}, one after
 * the other, read and thrown away.
 *
 * @param bytes in the text form of COPY
 */
record PlainCopy(long bytes, double seconds) {
  private static final String TABLES =
      "select relname from pg_class where relnamespace = current_schema()::regnamespace"
          + " and relkind = 'r' and relname <> 'flyway_schema_history' order by relname";

  /**
   * Copies.
   *
   * @param jdbcUrl with the login of the schema's owner
   */
  static PlainCopy of(String jdbcUrl) throws IOException {
    try (Connection connection = DriverManager.getConnection(jdbcUrl)) {
      long bytes = 0;
      long began = System.nanoTime();
      for (String table : tables(connection)) {
        bytes += copy(connection, table);
      }
      return new PlainCopy(bytes, Math.max(1, System.nanoTime() - began) / 1e9);
    } catch (SQLException e) {
      throw new IOException("the plain copy failed: " + e.getMessage(), e);
    }
  }

  double mbPerSecond() {
    return bytes / seconds / 1e6;
  }

  private static List<String> tables(Connection connection) throws SQLException {
    List<String> names = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(TABLES)) {
      while (rows.next()) {
        names.add(rows.getString(1));
      }
    }
    return names;
  }

  private static long copy(Connection connection, String table) throws SQLException, IOException {
    OutputStream nowhere = OutputStream.nullOutputStream();
    CopyOut out =
        connection
            .unwrap(PGConnection.class)
            .getCopyAPI()
            .copyOut("copy (select * from only \"" + table + "\") to stdout");
    long bytes = 0;
    try {
      for (byte[] row = out.readFromCopy(); row != null; row = out.readFromCopy()) {
        nowhere.write(row);
        bytes += row.length;
      }
    } finally {
      if (out.isActive()) {
        out.cancelCopy();
      }
    }
    return bytes;
  }
}
