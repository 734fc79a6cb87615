package dev.hookline.persistence.snapshot;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyOut;

/** Reads rows in the text form of COPY, whose bytes depend on nothing but the values. */
final class RowSource {
  private static final String PLAIN_TEXT =
      """
      set local datestyle = 'ISO, YMD'; set local timezone = 'UTC'; set local intervalstyle = 'iso_8601';
      set local extra_float_digits = 1; set local bytea_output = 'hex'; set local client_encoding = 'UTF8';
      set local statement_timeout = 0; set local idle_in_transaction_session_timeout = 0\
      """;

  private RowSource() {}

  /** Takes rows one by one. */
  interface Rows {
    /** Takes a row with its line's end. */
    void take(byte[] line) throws IOException;
  }

  /**
   * Begins a read-only transaction.
   *
   * @param snapshot an exported one to read under, or null for one of its own
   */
  static void begin(Connection connection, String snapshot) throws SQLException {
    connection.setAutoCommit(false);
    try (Statement statement = connection.createStatement()) {
      statement.execute("set transaction isolation level repeatable read, read only");
      if (snapshot != null) {
        statement.execute("set transaction snapshot '" + snapshot.replace("'", "''") + "'");
      }
      statement.execute(PLAIN_TEXT);
    }
  }

  /** Ends the transaction, whatever became of it. */
  static void end(Connection connection) throws SQLException {
    connection.rollback();
    connection.setAutoCommit(true);
  }

  static void read(Connection connection, TableShape table, Piece piece, Rows rows)
      throws SQLException, IOException {
    String upTo = piece.to() == null ? "" : " and ctid < '(" + piece.to() + ",0)'::tid";
    String copy =
        "copy (select %s from only %s where ctid >= '(%d,0)'::tid%s) to stdout"
            .formatted(table.columnList(), table.quotedName(), piece.from(), upTo);
    CopyOut out = connection.unwrap(PGConnection.class).getCopyAPI().copyOut(copy);
    try {
      for (byte[] line = out.readFromCopy(); line != null; line = out.readFromCopy()) {
        rows.take(line);
      }
    } finally {
      if (out.isActive()) {
        out.cancelCopy();
      }
    }
  }
}
