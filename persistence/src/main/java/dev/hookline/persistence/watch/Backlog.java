package dev.hookline.persistence.watch;

import dev.hookline.persistence.sql.Columns;
import dev.hookline.persistence.sql.Statements;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;

/** What waits, and what was given up. */
public final class Backlog {
  private static final String DEAD =
      """
      select count(*) as dead, count(*) filter (where dead_at > now() - interval '1 hour') as last_hour
      from dead_letters
      """;
  private static final String SLOWEST =
      """
      select q.endpoint_id, q.tenant_id, e.url, e.paused, e.enabled, count(*) as waiting, min(q.due_at) as oldest,
             max(q.last_error) as error, max(q.last_status) as status
      from (select endpoint_id, tenant_id, due_at, last_error, last_status from queue
            where owner is null limit 50000) q
      left join endpoints e using (endpoint_id)
      group by 1, 2, 3, 4, 5 having min(q.due_at) < now() or max(q.last_error) is not null
      order by waiting desc limit ?
      """;

  private final DataSource dataSource;

  /** The backlog behind the given data source. */
  public Backlog(DataSource dataSource) {
    this.dataSource = dataSource;
  }

  /**
   * Dead letters.
   *
   * @param lastHour those that died within the last hour
   */
  public record Dead(long dead, long lastHour) {}

  /**
   * An endpoint that deliveries wait for.
   *
   * @param url null if the endpoint is gone
   * @param oldest when the longest waiting one was due
   * @param error of a last attempt, or null
   * @param status HTTP status of a last attempt, or null
   */
  public record Waiting(
      UUID endpointId,
      String tenantId,
      String url,
      boolean paused,
      boolean enabled,
      long waiting,
      Instant oldest,
      String error,
      Integer status) {}

  /** How many dead letters there are. */
  public Dead dead() throws SQLException {
    return Statements.rows(
            dataSource, DEAD, row -> new Dead(row.getLong("dead"), row.getLong("last_hour")))
        .getFirst();
  }

  /** The endpoints that most deliveries wait for, among the first 50,000 that wait. */
  public List<Waiting> longest(int rows) throws SQLException {
    return Statements.rows(dataSource, SLOWEST, Backlog::waiting, rows);
  }

  private static Waiting waiting(ResultSet row) throws SQLException {
    return new Waiting(
        Columns.uuid(row, "endpoint_id"),
        row.getString("tenant_id"),
        row.getString("url"),
        row.getBoolean("paused"),
        row.getBoolean("enabled"),
        row.getLong("waiting"),
        Columns.instant(row, "oldest"),
        row.getString("error"),
        Columns.number(row, "status"));
  }
}
