package dev.hookline.launcher.database;

import dev.hookline.launcher.database.UndoPlan.Loss;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The tables of a schema at one moment. Two of them tell what went between.
 *
 * @param tables by the number that a table keeps for life
 */
record Contents(Map<Long, Table> tables) {
  /**
   * @param shown its name; of a partition that of the whole
   * @param columns by number, which a column keeps for life
   */
  record Table(String name, String shown, Map<Integer, String> columns) {}

  static Contents of(Connection connection) throws SQLException {
    Map<Long, Table> tables = new LinkedHashMap<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(COLUMNS)) {
      while (rows.next()) {
        String name = rows.getString("name");
        String shown = rows.getString("shown");
        tables
            .computeIfAbsent(
                rows.getLong("oid"), oid -> new Table(name, shown, new LinkedHashMap<>()))
            .columns()
            .put(rows.getInt("attnum"), rows.getString("attname"));
      }
    }
    return new Contents(tables);
  }

  /** What of these is not there later and holds rows now; the connection sees them now. */
  List<Loss> lostBy(Contents later, Connection connection) throws SQLException {
    Map<String, Long> losses = new TreeMap<>();
    for (Map.Entry<Long, Table> each : tables.entrySet()) {
      Table table = each.getValue();
      Table kept = later.tables.get(each.getKey());
      if (kept == null) {
        losses.merge(table.shown(), count(connection, "*", table), Long::sum);
      } else {
        for (String column : gone(table, kept)) {
          long values = count(connection, Schema.quoted(column), table);
          losses.merge(table.shown() + "." + column, values, Long::sum);
        }
      }
    }
    List<Loss> found = new ArrayList<>();
    losses.forEach(
        (what, rows) -> {
          if (rows > 0) {
            found.add(new Loss(what, rows));
          }
        });
    return List.copyOf(found);
  }

  private static Set<String> gone(Table before, Table after) {
    return before.columns().entrySet().stream()
        .filter(column -> !after.columns().containsKey(column.getKey()))
        .map(Map.Entry::getValue)
        .collect(Collectors.toSet());
  }

  private static long count(Connection connection, String what, Table table) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                "SELECT count(" + what + ") FROM " + Schema.quoted(table.name()))) {
      row.next();
      return row.getLong(1);
    }
  }

  private static final String COLUMNS =
      """
      SELECT c.oid::bigint AS oid, c.relname AS name, root.relname AS shown, a.attnum, a.attname
      FROM pg_class c
      JOIN pg_class root
        ON root.oid = CASE WHEN c.relispartition THEN pg_partition_root(c.oid) ELSE c.oid END
      JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
      WHERE c.relnamespace = current_schema()::regnamespace AND c.relkind = 'r'
      ORDER BY c.relname, a.attnum
      """;
}
