package dev.hookline.persistence.snapshot;

import dev.hookline.persistence.backup.Manifest;
import dev.hookline.persistence.sql.Statements;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Reads from the database's own catalog what there is to copy. */
final class Catalog {
  private static final String TABLES =
      """
      select c.relname, pg_relation_size(c.oid) / current_setting('block_size')::integer as pages,
             pg_table_size(c.oid) as bytes,
             array(select a.attname::text from pg_attribute a
                   where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
                     and a.attgenerated = ''
                   order by a.attnum) as columns
      from pg_class c
      where c.relnamespace = current_schema()::regnamespace and c.relkind = 'r'
        and c.relname <> 'flyway_schema_history'
      order by c.relname
      """;

  private static final String REFERENCES =
      """
      select f.relname as referring, t.relname as referred
      from pg_constraint k
      join pg_class f on f.oid = k.conrelid
      join pg_class t on t.oid = k.confrelid
      where k.contype = 'f' and k.connamespace = current_schema()::regnamespace
        and k.conrelid <> k.confrelid and f.relkind = 'r' and t.relkind = 'r'
      """;

  private static final String SEQUENCES =
      """
      select sequencename, last_value from pg_sequences
      where schemaname = current_schema() order by sequencename
      """;

  private static final String SCHEMA_VERSION =
      "select max(version::integer) from flyway_schema_history where success and version is not"
          + " null";

  private Catalog() {}

  /** All tables, none before one that it refers to. */
  static List<TableShape> tables(Connection connection) throws SQLException {
    Map<String, TableShape> byName = new LinkedHashMap<>();
    Statements.rows(
            connection,
            TABLES,
            row ->
                new TableShape(
                    row.getString("relname"),
                    List.of((String[]) row.getArray("columns").getArray()),
                    row.getLong("pages"),
                    row.getLong("bytes")))
        .forEach(table -> byName.put(table.name(), table));
    return inOrder(byName, references(connection));
  }

  /** Which tables each table refers to; those that refer to none are missing. */
  static Map<String, Set<String>> references(Connection connection) throws SQLException {
    Map<String, Set<String>> found = new TreeMap<>();
    Statements.rows(
            connection,
            REFERENCES,
            row -> Map.entry(row.getString("referring"), row.getString("referred")))
        .forEach(
            each ->
                found.computeIfAbsent(each.getKey(), name -> new TreeSet<>()).add(each.getValue()));
    return found;
  }

  static List<Manifest.Sequence> sequences(Connection connection) throws SQLException {
    return Statements.rows(
        connection,
        SEQUENCES,
        row ->
            new Manifest.Sequence(
                row.getString("sequencename"), row.getObject("last_value", Long.class)));
  }

  static int schemaVersion(Connection connection) throws SQLException {
    return Statements.rows(connection, SCHEMA_VERSION, row -> row.getInt(1)).getFirst();
  }

  private static List<TableShape> inOrder(
      Map<String, TableShape> byName, Map<String, Set<String>> references) {
    List<TableShape> ordered = new ArrayList<>();
    Set<String> begun = new TreeSet<>();
    byName.keySet().forEach(name -> visit(name, byName, references, begun, ordered));
    return ordered;
  }

  private static void visit(
      String name,
      Map<String, TableShape> byName,
      Map<String, Set<String>> references,
      Set<String> begun,
      List<TableShape> ordered) {
    if (byName.containsKey(name) && begun.add(name)) {
      references
          .getOrDefault(name, Set.of())
          .forEach(referred -> visit(referred, byName, references, begun, ordered));
      ordered.add(byName.get(name));
    }
  }
}
