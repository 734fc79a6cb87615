package dev.hookline.persistence.watch;

import dev.hookline.persistence.sql.Columns;
import dev.hookline.persistence.sql.Statements;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;

/** Dead letters by what they died of. */
public final class Causes {
  /** Most dead letters that are put in groups, the newest ones. */
  public static final int GROUPED = 50_000;

  private static final String GROUPS =
      """
      select d.*, e.url from (
        select tenant_id, endpoint_id, reason, last_status, max(last_error) as error, count(*) as letters,
               min(dead_at) as first_at, max(dead_at) as last_at
        from (select * from dead_letters order by delivery_id desc limit 50000) newest
        group by tenant_id, endpoint_id, reason, last_status
      ) d left join endpoints e using (endpoint_id)
      order by letters desc, last_at desc limit ?
      """;

  /** Text compares as text: a reason is short, and there are few of them. */
  private static final String COUNT =
      "select count(*) as letters from (select 1 from dead_letters where tenant_id = ? and"
          + " endpoint_id = ? and (?::text is null or reason = ?) limit 50000) part";

  private final DataSource dataSource;

  /** Causes behind the given data source. */
  public Causes(DataSource dataSource) {
    this.dataSource = dataSource;
  }

  /**
   * Dead letters of one cause.
   *
   * @param url of the endpoint, or null if it is gone
   * @param status HTTP status of the last attempt, or null
   * @param error of one of the last attempts, or null
   * @param letters how many
   */
  public record Group(
      String tenantId,
      UUID endpointId,
      String url,
      String reason,
      Integer status,
      String error,
      long letters,
      Instant firstAt,
      Instant lastAt) {}

  /** The largest groups. */
  public List<Group> groups(int rows) throws SQLException {
    return Statements.rows(dataSource, GROUPS, Causes::group, rows);
  }

  /** How many there are of one endpoint, at most {@value #GROUPED}; of one reason, or of all. */
  public long count(String tenantId, UUID endpointId, String reason) throws SQLException {
    return Statements.rows(
            dataSource, COUNT, row -> row.getLong("letters"), tenantId, endpointId, reason, reason)
        .getFirst();
  }

  private static Group group(ResultSet row) throws SQLException {
    return new Group(
        row.getString("tenant_id"),
        Columns.uuid(row, "endpoint_id"),
        row.getString("url"),
        row.getString("reason"),
        Columns.number(row, "last_status"),
        row.getString("error"),
        row.getLong("letters"),
        Columns.instant(row, "first_at"),
        Columns.instant(row, "last_at"));
  }
}
