package dev.hookline.persistence.snapshot;

import dev.hookline.persistence.backup.Manifest;
import dev.hookline.persistence.sql.Statements;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a load needs to know and to do beside rows. */
final class SideTables {
  /** The history of backups, restores and drills. */
  static final String RUNS = "recovery_runs";

  private static final Pattern DAY = Pattern.compile("(?:events|deliveries|attempts)_(\\d{8})");

  private static final String FORCED =
      """
      select relname from pg_class
      where relnamespace = current_schema()::regnamespace and relkind = 'r' and relforcerowsecurity
      """;

  /** The column that each sequence belongs to. */
  private static final String OWNED =
      """
      select s.relname as sequence, t.relname as "table", a.attname as "column"
      from pg_class s
      join pg_depend d on d.objid = s.oid and d.deptype in ('a', 'i')
        and d.classid = 'pg_class'::regclass and d.refclassid = 'pg_class'::regclass
      join pg_class t on t.oid = d.refobjid
      join pg_attribute a on a.attrelid = t.oid and a.attnum = d.refobjsubid
      where s.relkind = 'S' and s.relnamespace = current_schema()::regnamespace
      """;

  private SideTables() {}

  /** The days whose partitions the backup has, as {@code 20261122}. */
  static Set<String> days(Manifest manifest) {
    Set<String> days = new TreeSet<>();
    for (Manifest.Table table : manifest.tables()) {
      Matcher day = DAY.matcher(table.name());
      if (day.matches()) {
        days.add(day.group(1));
      }
    }
    return days;
  }

  /** Tables whose owner obeys row security too. */
  static List<String> forced(Connection connection) throws SQLException {
    return Statements.rows(connection, FORCED, row -> row.getString(1));
  }

  /** Moves every sequence to the larger of what it gave and what the rows hold. */
  static void moveSequences(Connection connection, List<Manifest.Sequence> saved)
      throws SQLException {
    for (Manifest.Sequence each : saved) {
      if (each.lastValue() != null) {
        setAtLeast(connection, each.name(), each.lastValue());
      }
    }
    record Owned(String sequence, String table, String column) {}
    List<Owned> owned =
        Statements.rows(
            connection,
            OWNED,
            row -> new Owned(row.getString(1), row.getString(2), row.getString(3)));
    for (Owned each : owned) {
      String max =
          "select max(%s)::bigint from %s"
              .formatted(TableShape.quoted(each.column()), TableShape.quoted(each.table()));
      Long highest =
          Statements.rows(connection, max, row -> new Long[] {row.getObject(1, Long.class)})
              .getFirst()[0];
      if (highest != null) {
        setAtLeast(connection, each.sequence(), highest);
      }
    }
  }

  /** Executions of jobs are in no backup: their numbers begin anew and would be those of others. */
  static void forgetExecutions(Connection connection) throws SQLException {
    Statements.update(
        connection,
        "update %s set execution_id = null where execution_id is not null".formatted(RUNS));
  }

  /** Nothing leaves a restored server before somebody has looked at it. */
  static void pause(Connection connection, String actor, String reason) throws SQLException {
    Statements.rows(
        connection,
        "select set_config('hookline.actor', ?, true), set_config('hookline.reason', ?, true)",
        row -> 0,
        actor,
        reason);
    Statements.update(
        connection,
        """
        update modes set value = true, reason = ?, changed_by = ?, changed_at = now(),
                         expires_at = null
        where mode = 'outbox_paused' and not value
        """,
        reason,
        actor);
  }

  private static void setAtLeast(Connection connection, String sequence, long value)
      throws SQLException {
    String quoted = TableShape.quoted(sequence);
    Statements.rows(
        connection,
        "select setval(?::regclass, greatest(?::bigint,"
            + " coalesce((select last_value from pg_sequences"
            + " where schemaname = current_schema() and sequencename = ?), 1)))",
        row -> 0,
        quoted,
        value,
        sequence);
  }
}
