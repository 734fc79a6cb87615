package dev.hookline.persistence.snapshot;

import dev.hookline.persistence.backup.ContentHash;
import dev.hookline.persistence.backup.Manifest;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/** Counts and hashes what is in a database, as a backup does. */
public final class Contents {
  private final DataSource dataSource;

  /** Over a data source whose connections see the rows of every tenant. */
  public Contents(DataSource dataSource) {
    this.dataSource = dataSource;
  }

  /** Every table with its rows, under one snapshot. */
  public List<Manifest.Table> all() throws SQLException, IOException {
    try (Connection connection = dataSource.getConnection()) {
      RowSource.begin(connection, null);
      try {
        List<Manifest.Table> found = new ArrayList<>();
        for (TableShape table : Catalog.tables(connection)) {
          found.add(read(connection, table));
        }
        return found;
      } finally {
        RowSource.end(connection);
      }
    }
  }

  /** What a table holds. */
  public Manifest.Table of(Manifest.Table wanted) throws SQLException, IOException {
    try (Connection connection = dataSource.getConnection()) {
      RowSource.begin(connection, null);
      try {
        return read(connection, new TableShape(wanted.name(), wanted.columns(), 0, 0));
      } finally {
        RowSource.end(connection);
      }
    }
  }

  private static Manifest.Table read(Connection connection, TableShape table)
      throws SQLException, IOException {
    ContentHash content = new ContentHash();
    Piece whole = new Piece(1, table.name(), 0, null);
    RowSource.read(connection, table, whole, line -> content.add(line, 0, line.length));
    return new Manifest.Table(table.name(), table.columns(), content.rows(), content.text());
  }
}
