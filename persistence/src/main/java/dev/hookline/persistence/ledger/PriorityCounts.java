package dev.hookline.persistence.ledger;

import dev.hookline.persistence.sql.Statements;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;

/**
 * How many of a tenant's deliveries of one priority are where.
 *
 * @param priority 0 high, 1 medium, 2 low
 * @param pending those that wait, retries included
 * @param inflight those leased to a node
 * @param dead dead letters
 */
public record PriorityCounts(int priority, long pending, long inflight, long dead) {
  private static final String COUNT =
      """
      select priority, sum(pending)::bigint, sum(inflight)::bigint, sum(dead)::bigint
      from (select priority, count(*) filter (where owner is null) as pending,
                   count(*) filter (where owner is not null) as inflight, 0 as dead
            from queue where tenant_id = ? group by priority
            union all
            select priority, 0, 0, count(*) from dead_letters where tenant_id = ? group by priority)
      group by priority
      order by priority
      """;

  /** Those of one tenant; a priority without any is left out. */
  static List<PriorityCounts> read(DataSource dataSource, String tenantId) throws SQLException {
    return Statements.rows(
        dataSource,
        COUNT,
        row -> new PriorityCounts(row.getInt(1), row.getLong(2), row.getLong(3), row.getLong(4)),
        tenantId,
        tenantId);
  }
}
