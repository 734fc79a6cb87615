package dev.hookline.persistence.snapshot;

import dev.hookline.persistence.backup.Manifest;
import dev.hookline.persistence.sql.Statements;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Collectors;
import javax.sql.DataSource;

/**
 * The transaction whose snapshot all workers read under. It keeps partitions from being made or
 * dropped until it is closed: those who would wait for the same lock before they lock any table, so
 * publishing is never behind them.
 */
final class Leader implements AutoCloseable {
  private static final String LOCK =
      "select pg_advisory_lock_shared(hashtext('hookline.partitions'))";
  private static final String UNLOCK =
      "select pg_advisory_unlock_shared(hashtext('hookline.partitions'))";
  private static final String EXPORT =
      """
      select pg_export_snapshot() as snapshot, pg_current_wal_lsn()::text as lsn,
             (extract(epoch from clock_timestamp()) * 1000)::bigint as at,
             current_setting('server_version_num')::integer as version,
             (select system_identifier::text from pg_control_system()) as system
      """;

  private final Connection connection;
  private final String snapshot;
  private final Manifest.Source source;
  private final int schemaVersion;
  private final List<TableShape> tables;

  private record Exported(String snapshot, Manifest.Source source) {}

  private Leader(Connection connection) throws SQLException {
    this.connection = connection;
    RowSource.begin(connection, null);
    Exported exported =
        Statements.rows(
                connection,
                EXPORT,
                row ->
                    new Exported(
                        row.getString("snapshot"),
                        new Manifest.Source(
                            row.getInt("version"),
                            row.getString("system"),
                            row.getString("lsn"),
                            row.getLong("at"))))
            .getFirst();
    this.snapshot = exported.snapshot();
    this.source = exported.source();
    this.schemaVersion = Catalog.schemaVersion(connection);
    this.tables = Catalog.tables(connection);
    hold();
  }

  static Leader open(DataSource dataSource) throws SQLException {
    Connection connection = dataSource.getConnection();
    try {
      run(connection, LOCK);
      return new Leader(connection);
    } catch (SQLException | RuntimeException e) {
      release(connection);
      throw e;
    }
  }

  String snapshot() {
    return snapshot;
  }

  Manifest.Source source() {
    return source;
  }

  int schemaVersion() {
    return schemaVersion;
  }

  List<TableShape> tables() {
    return tables;
  }

  /** Where the sequences are now, which is never behind the snapshot. */
  List<Manifest.Sequence> sequences() throws SQLException {
    return Catalog.sequences(connection);
  }

  @Override
  public void close() throws SQLException {
    release(connection);
  }

  /** No table may change its shape until all is copied. */
  private void hold() throws SQLException {
    run(
        connection,
        "lock table "
            + tables.stream()
                .map(table -> "only " + table.quotedName())
                .collect(Collectors.joining(", "))
            + " in access share mode");
  }

  private static void release(Connection connection) throws SQLException {
    try (connection) {
      if (!connection.getAutoCommit()) {
        RowSource.end(connection);
      }
      run(connection, UNLOCK);
    }
  }

  private static void run(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
