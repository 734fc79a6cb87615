package dev.hookline.launcher.database;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * A schema as the catalog has it, one line for each thing. Two that are equal cannot be told apart.
 */
final class SchemaPicture {
  private SchemaPicture() {}

  /** Partitions of a day are one line for all days: which days there are depends on today. */
  static SortedSet<String> of(Connection connection) throws SQLException {
    SortedSet<String> lines = new TreeSet<>();
    for (String query :
        List.of(RELATIONS, COLUMNS, CONSTRAINTS, INDEXES, TRIGGERS, POLICIES, FUNCTIONS, REST)) {
      try (Statement statement = connection.createStatement();
          ResultSet rows = statement.executeQuery(query)) {
        while (rows.next()) {
          lines.add(
              rows.getString(1)
                  .replaceAll("_[0-9]{8}", "_DAY")
                  .replaceAll("FROM \\('.{36}'\\) TO \\('.{36}'\\)", "OF A DAY"));
        }
      }
    }
    return lines;
  }

  private static final String OURS =
      """
      c.relnamespace = 'public'::regnamespace
        AND c.relname NOT LIKE 'flyway%'
      """;

  private static final String RELATIONS =
      """
      SELECT concat_ws(' | ', 'relation', c.relname, c.relkind, c.relpersistence, c.relrowsecurity,
          c.relforcerowsecurity, c.reloptions, pg_get_userbyid(c.relowner), c.relreplident,
          pg_get_partkeydef(c.oid), pg_get_expr(c.relpartbound, c.oid),
          CASE WHEN c.relkind = 'v' THEN pg_get_viewdef(c.oid) END,
          (SELECT string_agg(acl::text, ', ' ORDER BY acl::text) FROM unnest(c.relacl) acl),
          obj_description(c.oid, 'pg_class'))
      FROM pg_class c WHERE
      """
          + OURS;

  private static final String COLUMNS =
      """
      SELECT concat_ws(' | ', 'column', c.relname,
          row_number() OVER (PARTITION BY c.oid ORDER BY a.attnum), a.attname,
          format_type(a.atttypid, a.atttypmod), a.attnotnull, a.attidentity, a.attgenerated,
          a.attstorage, a.attcompression, a.attcollation, a.attoptions, a.attacl,
          pg_get_expr(d.adbin, d.adrelid))
      FROM pg_attribute a
      JOIN pg_class c ON c.oid = a.attrelid AND c.relkind IN ('r', 'p', 'v', 'm')
      LEFT JOIN pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
      WHERE a.attnum > 0 AND NOT a.attisdropped AND
      """
          + OURS;

  private static final String CONSTRAINTS =
      """
      SELECT concat_ws(' | ', 'constraint', c.relname, k.conname, k.contype, k.condeferrable,
          k.condeferred, k.convalidated, pg_get_constraintdef(k.oid))
      FROM pg_constraint k JOIN pg_class c ON c.oid = k.conrelid WHERE
      """
          + OURS;

  private static final String INDEXES =
      """
      SELECT concat_ws(' | ', 'index', c.relname, i.indisvalid, i.indisprimary, i.indisunique,
          pg_get_indexdef(i.indexrelid))
      FROM pg_index i JOIN pg_class c ON c.oid = i.indrelid WHERE
      """
          + OURS;

  private static final String TRIGGERS =
      """
      SELECT concat_ws(' | ', 'trigger', c.relname, t.tgenabled, pg_get_triggerdef(t.oid))
      FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid WHERE NOT t.tgisinternal AND
      """
          + OURS;

  private static final String POLICIES =
      """
      SELECT concat_ws(' | ', 'policy', c.relname, p.polname, p.polcmd, p.polpermissive,
          (SELECT string_agg(pg_get_userbyid(r), ', ') FROM unnest(p.polroles) r),
          pg_get_expr(p.polqual, p.polrelid), pg_get_expr(p.polwithcheck, p.polrelid))
      FROM pg_policy p JOIN pg_class c ON c.oid = p.polrelid WHERE
      """
          + OURS;

  private static final String FUNCTIONS =
      """
      SELECT concat_ws(' | ', 'function', f.oid::regprocedure, pg_get_userbyid(f.proowner),
          pg_get_functiondef(f.oid),
          (SELECT string_agg(acl::text, ', ' ORDER BY acl::text) FROM unnest(f.proacl) acl))
      FROM pg_proc f WHERE f.pronamespace = 'public'::regnamespace
      """;

  private static final String REST =
      """
      SELECT concat_ws(' | ', 'type', t.typname, t.typtype, e.enumlabel)
      FROM pg_type t LEFT JOIN pg_enum e ON e.enumtypid = t.oid
      WHERE t.typnamespace = 'public'::regnamespace AND t.typtype IN ('e', 'd', 'r')
      UNION ALL
      SELECT 'extension | ' || extname FROM pg_extension
      UNION ALL
      SELECT 'sequence | ' || q.seqrelid::regclass || ' | ' || format_type(q.seqtypid, NULL)
      FROM pg_sequence q
      UNION ALL
      SELECT concat_ws(' | ', 'schema', n.nspname, n.nspacl) FROM pg_namespace n
      WHERE n.nspname = 'public'
      """;
}
