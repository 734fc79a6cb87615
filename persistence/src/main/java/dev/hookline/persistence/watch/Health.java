package dev.hookline.persistence.watch;

import dev.hookline.persistence.sql.Columns;
import dev.hookline.persistence.sql.Statements;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;

/** Endpoints of all tenants, and how they do. */
public final class Health {
  private static final String LIST =
      """
      with page as (
        select endpoint_id, tenant_id, url, type, description, enabled, disabled_reason, paused, created_at
        from endpoints
        where endpoint_id < ? and (?::text is null or tenant_id = ?) and (?::text is null or url ilike ?)
        order by endpoint_id desc limit ?
      ), lately as (
        select endpoint_id, count(*) as delivered
        from (select endpoint_id from deliveries
              where delivery_id >= uuid7_floor(now() - interval '1 hour') and state = 'success'
              order by delivery_id desc limit 20000) newest
        group by endpoint_id
      )
      select page.*, coalesce(lately.delivered, 0) as delivered,
             (select count(*) from (select 1 from queue q where q.endpoint_id = page.endpoint_id and q.owner is null
                                    limit 10000) part) as waiting,
             (select count(*) from (select 1 from dead_letters d where d.endpoint_id = page.endpoint_id
                                    limit 10000) part) as dead,
             (select min(due_at) from (select due_at from queue q where q.endpoint_id = page.endpoint_id
                                       and q.owner is null limit 10000) part) as due
      from page left join lately using (endpoint_id) order by page.endpoint_id desc
      """;

  private final DataSource dataSource;

  /** Health behind the given data source. */
  public Health(DataSource dataSource) {
    this.dataSource = dataSource;
  }

  /**
   * An endpoint and how it does.
   *
   * @param disabledReason why HookLine itself disabled it, or null
   * @param delivered deliveries it took in the last hour, among the newest 20,000 of all
   * @param waiting deliveries that wait for it, at most 10,000
   * @param dead dead letters, at most 10,000
   * @param due when the first of the waiting ones is due, or null
   */
  public record Endpoint(
      UUID id,
      String tenantId,
      String url,
      String type,
      String description,
      boolean enabled,
      String disabledReason,
      boolean paused,
      Instant createdAt,
      long delivered,
      long waiting,
      long dead,
      Instant due) {}

  /**
   * Endpoints, the newest first.
   *
   * @param tenantId only this tenant's, or null
   * @param text only those whose URL contains it, or null
   * @param before only older ones than this, or null
   */
  public List<Endpoint> list(String tenantId, String text, UUID before, int rows)
      throws SQLException {
    String like =
        text == null
            ? null
            : "%" + text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%";
    return Statements.rows(
        dataSource,
        LIST,
        Health::endpoint,
        before == null ? new UUID(-1, -1) : before,
        tenantId,
        tenantId,
        like,
        like,
        rows);
  }

  /** The tenant that an endpoint belongs to, in a list of one; empty if there is none. */
  public List<String> tenantOf(UUID endpointId) throws SQLException {
    return Statements.rows(
        dataSource,
        "select tenant_id from endpoints where endpoint_id = ?",
        row -> row.getString(1),
        endpointId);
  }

  private static Endpoint endpoint(ResultSet row) throws SQLException {
    return new Endpoint(
        Columns.uuid(row, "endpoint_id"),
        row.getString("tenant_id"),
        row.getString("url"),
        row.getString("type"),
        row.getString("description"),
        row.getBoolean("enabled"),
        row.getString("disabled_reason"),
        row.getBoolean("paused"),
        Columns.instant(row, "created_at"),
        row.getLong("delivered"),
        row.getLong("waiting"),
        row.getLong("dead"),
        Columns.instant(row, "due"));
  }
}
