package dev.hookline.persistence.snapshot;

import dev.hookline.persistence.backup.Backup;
import dev.hookline.persistence.backup.Fault;
import dev.hookline.persistence.backup.Manifest;
import dev.hookline.persistence.backup.Unusable;
import dev.hookline.persistence.sql.Statements;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/**
 * Loads a backup into a database that nobody uses yet, of the backup's schema version: {@link
 * #prepare}, every chunk of {@link #first} in order, then those of {@link #rest} by whatever
 * threads, {@link #compare}, {@link #finish}. A load that broke off is begun again in a new
 * database.
 */
public final class SideLoad {
  private final DataSource dataSource;
  private final Backup backup;
  private final Manifest manifest;
  private final Map<String, TableShape> tables = new HashMap<>();
  private final Set<String> referring = new HashSet<>();
  private final List<String> forced = new ArrayList<>();

  /**
   * @param dataSource as the owner of the schema
   */
  public SideLoad(DataSource dataSource, Backup backup) {
    this.dataSource = dataSource;
    this.backup = backup;
    this.manifest = backup.manifest();
  }

  /**
   * Makes the partitions that the backup has, empties all tables, and turns triggers and forced row
   * security off.
   *
   * @throws Unusable if the tables are not those of the backup
   */
  public void prepare() throws SQLException, IOException {
    try (Connection connection = dataSource.getConnection()) {
      for (String day : SideTables.days(manifest)) {
        Statements.rows(
            connection, "select make_partitions(to_date(?, 'YYYYMMDD'))", row -> 0, day);
      }
      Catalog.tables(connection).forEach(table -> tables.put(table.name(), table));
      compareShapes();
      Catalog.references(connection)
          .forEach(
              (from, to) -> {
                referring.add(from);
                referring.addAll(to);
              });
      forced.addAll(SideTables.forced(connection));
      String all =
          tables.values().stream().map(TableShape::quotedName).collect(Collectors.joining(", "));
      connection.setAutoCommit(false);
      try (Statement statement = connection.createStatement()) {
        for (TableShape table : tables.values()) {
          statement.execute("alter table " + table.quotedName() + " disable trigger user");
        }
        for (String table : forced) {
          statement.execute(
              "alter table " + TableShape.quoted(table) + " no force row level security");
        }
        statement.execute("truncate table " + all);
        connection.commit();
      } finally {
        connection.setAutoCommit(true);
      }
    }
  }

  /** Chunks of tables that refer to each other, in the order in which they must be loaded. */
  public List<Manifest.Chunk> first() {
    Map<String, Integer> order = new HashMap<>();
    manifest.tables().forEach(table -> order.put(table.name(), order.size()));
    return manifest.chunks().stream()
        .filter(chunk -> referring.contains(chunk.table()))
        .sorted(Comparator.comparing(chunk -> order.get(chunk.table())))
        .toList();
  }

  /** All other chunks, in any order. */
  public List<Manifest.Chunk> rest() {
    return manifest.chunks().stream().filter(chunk -> !referring.contains(chunk.table())).toList();
  }

  /** Loads a chunk; safe for many threads. */
  public void load(Manifest.Chunk chunk) throws SQLException, IOException {
    TableShape table = tables.get(chunk.table());
    String copy = "copy %s (%s) from stdin".formatted(table.quotedName(), table.columnList());
    try (Connection connection = dataSource.getConnection()) {
      CopyIn in = connection.unwrap(PGConnection.class).getCopyAPI().copyIn(copy);
      try {
        backup.read(chunk, (bytes, length) -> send(in, bytes, length));
        long rows = in.endCopy();
        if (rows != chunk.rows()) {
          throw new Unusable(Fault.CONTENT, rows + " rows came of " + chunk.rows());
        }
      } finally {
        if (in.isActive()) {
          in.cancelCopy();
        }
      }
    }
  }

  /**
   * Compares a table with what the backup counts.
   *
   * @throws Unusable if it holds other rows
   */
  public void compare(Manifest.Table table) throws SQLException, IOException {
    Manifest.Table loaded = new Contents(dataSource).of(table);
    if (!loaded.equals(table)) {
      throw new Unusable(
          Fault.CONTENT,
          "%s came as %d rows with another hash, not as the %d of the backup"
              .formatted(table.name(), loaded.rows(), table.rows()));
    }
  }

  /**
   * Turns triggers and row security on again, moves the sequences past everything given, cuts runs
   * off from jobs, pauses deliveries, and gathers what the planner needs.
   *
   * @param actor who restores, for the audit log
   * @param reason of the pause
   */
  public void finish(String actor, String reason) throws SQLException {
    try (Connection connection = dataSource.getConnection()) {
      connection.setAutoCommit(false);
      try (Statement statement = connection.createStatement()) {
        for (TableShape table : tables.values()) {
          statement.execute("alter table " + table.quotedName() + " enable trigger user");
        }
        for (String table : forced) {
          statement.execute(
              "alter table " + TableShape.quoted(table) + " force row level security");
        }
        SideTables.moveSequences(connection, manifest.sequences());
        if (tables.containsKey(SideTables.RUNS)) {
          SideTables.forgetExecutions(connection);
        }
        SideTables.pause(connection, actor, reason);
        connection.commit();
      } finally {
        connection.setAutoCommit(true);
      }
      try (Statement statement = connection.createStatement()) {
        statement.execute("analyze");
      }
    }
  }

  private void compareShapes() throws Unusable {
    for (Manifest.Table wanted : manifest.tables()) {
      TableShape found = tables.get(wanted.name());
      if (found == null || !found.columns().equals(wanted.columns())) {
        throw new Unusable(
            Fault.WRONG_SCHEMA, "the table " + wanted.name() + " has another shape here");
      }
    }
  }

  private static void send(CopyIn in, byte[] bytes, int length) throws IOException {
    try {
      in.writeToCopy(bytes, 0, length);
    } catch (SQLException e) {
      throw new IOException("the database refuses rows of the backup: " + e.getMessage(), e);
    }
  }
}
