package dev.hookline.persistence.watch;

import dev.hookline.persistence.sql.Columns;
import dev.hookline.persistence.sql.Statements;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import javax.sql.DataSource;

/** The database itself: its schema, its sizes, who is connected. Rows are estimates. */
public final class Storage {
  private static final String SCHEMA =
      """
      select h.version, h.description, h.installed_on::timestamptz as installed_on,
             current_setting('server_version') as server, pg_database_size(current_database()) as bytes
      from flyway_schema_history h where h.success order by h.installed_rank desc limit 1
      """;
  private static final String DAYS =
      """
      select case when c.relname ~ '_[0-9]{8}$' then to_char(to_date(right(c.relname, 8), 'YYYYMMDD'), 'YYYY-MM-DD')
             end as day,
             coalesce(sum(greatest(c.reltuples, 0)) filter (where p.relname = 'events'), 0)::bigint as events,
             coalesce(sum(greatest(c.reltuples, 0)) filter (where p.relname = 'deliveries'), 0)::bigint as deliveries,
             coalesce(sum(greatest(c.reltuples, 0)) filter (where p.relname = 'attempts'), 0)::bigint as attempts,
             sum(pg_total_relation_size(c.oid))::bigint as bytes
      from pg_inherits i join pg_class c on c.oid = i.inhrelid join pg_class p on p.oid = i.inhparent
      where p.relnamespace = current_schema()::regnamespace and p.relname in ('events', 'deliveries', 'attempts')
        and p.relkind = 'p'
      group by 1 order by 1 desc nulls last limit ?
      """;
  private static final String TABLES =
      """
      select c.relname, greatest(c.reltuples, 0)::bigint as rows, pg_total_relation_size(c.oid) as bytes
      from pg_class c
      where c.relnamespace = current_schema()::regnamespace and c.relkind = 'r' and not c.relispartition
      order by bytes desc limit ?
      """;
  private static final String CONNECTIONS =
      """
      select coalesce(nullif(application_name, ''), 'without a name') as name,
             count(*) filter (where state = 'active') as active, count(*) filter (where state like 'idle in%') as open,
             count(*) as total
      from pg_stat_activity
      where datname = current_database() and backend_type = 'client backend'
      group by 1 order by total desc
      """;

  private final DataSource dataSource;

  /** What is behind the given data source. */
  public Storage(DataSource dataSource) {
    this.dataSource = dataSource;
  }

  /**
   * The schema.
   *
   * @param version of the newest migration
   * @param server version of PostgreSQL
   * @param bytes size of the whole database
   */
  public record Schema(
      String version, String description, Instant installedAt, String server, long bytes) {}

  /**
   * The partitions of one day (UTC).
   *
   * @param name such as {@code 2026-11-22}; null for rows of a day that has no partition of its own
   */
  public record Day(String name, long events, long deliveries, long attempts, long bytes) {}

  /** A table that is not partitioned. */
  public record Table(String name, long rows, long bytes) {}

  /**
   * The connections of one program.
   *
   * @param active those that work at this moment
   * @param open those that hold a transaction and do nothing
   */
  public record Connections(String name, long active, long open, long all) {}

  /** The schema. */
  public Schema schema() throws SQLException {
    return Statements.rows(dataSource, SCHEMA, Storage::schema).getFirst();
  }

  /** The newest days, those to come first. */
  public List<Day> days(int most) throws SQLException {
    return Statements.rows(dataSource, DAYS, Storage::day, most);
  }

  /** The largest tables. */
  public List<Table> tables(int most) throws SQLException {
    return Statements.rows(dataSource, TABLES, Storage::table, most);
  }

  /** Who is connected to this database. */
  public List<Connections> connections() throws SQLException {
    return Statements.rows(dataSource, CONNECTIONS, Storage::connections);
  }

  private static Schema schema(ResultSet row) throws SQLException {
    return new Schema(
        row.getString("version"),
        row.getString("description"),
        Columns.instant(row, "installed_on"),
        row.getString("server"),
        row.getLong("bytes"));
  }

  private static Day day(ResultSet row) throws SQLException {
    return new Day(
        row.getString("day"),
        row.getLong("events"),
        row.getLong("deliveries"),
        row.getLong("attempts"),
        row.getLong("bytes"));
  }

  private static Table table(ResultSet row) throws SQLException {
    return new Table(row.getString("relname"), row.getLong("rows"), row.getLong("bytes"));
  }

  private static Connections connections(ResultSet row) throws SQLException {
    return new Connections(
        row.getString("name"), row.getLong("active"), row.getLong("open"), row.getLong("total"));
  }
}
