package dev.hookline.persistence.watch;

import dev.hookline.persistence.sql.Columns;
import dev.hookline.persistence.sql.Statements;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import javax.sql.DataSource;

/** The tenants, with how much each has. */
public final class TenantList {
  private static final String LIST =
      """
      select t.tenant_id, t.name, t.created_at,
             (select count(*) from api_keys k where k.tenant_id = t.tenant_id and k.revoked_at is null
                and (k.expires_at is null or k.expires_at > now())) as keys,
             (select count(*) from endpoints e where e.tenant_id = t.tenant_id) as endpoints
      from tenants t
      where (t.tenant_id ilike ? or t.name ilike ?)
        and (?::text is null or (t.created_at, t.tenant_id)
             < (select a.created_at, a.tenant_id from tenants a where a.tenant_id = ?))
      order by t.created_at desc, t.tenant_id desc limit ?
      """;

  private final DataSource dataSource;

  /** The tenants behind the given data source. */
  public TenantList(DataSource dataSource) {
    this.dataSource = dataSource;
  }

  /**
   * A tenant.
   *
   * @param keys how many of its keys are good now
   * @param endpoints how many endpoints it has
   */
  public record Entry(String id, String name, Instant createdAt, long keys, long endpoints) {}

  /**
   * Those whose id or name contains the text, newest first.
   *
   * @param text may be empty, which all contain
   * @param after the tenant the list goes on behind; null for the top, an unknown one for none
   * @param rows most tenants wanted
   */
  public List<Entry> matching(String text, String after, int rows) throws SQLException {
    String pattern = "%" + text.replaceAll("([\\\\%_])", "\\\\$1") + "%";
    return Statements.rows(
        dataSource, LIST, TenantList::entry, pattern, pattern, after, after, rows);
  }

  private static Entry entry(ResultSet row) throws SQLException {
    return new Entry(
        row.getString("tenant_id"),
        row.getString("name"),
        Columns.instant(row, "created_at"),
        row.getLong("keys"),
        row.getLong("endpoints"));
  }
}
