package dev.hookline.persistence.outbox;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import javax.sql.DataSource;

/**
 * How the queue stands.
 *
 * @param pending deliveries that wait, retries included
 * @param inflight deliveries leased to a node
 * @param dead dead letters
 * @param oldestAgeMillis how long the longest overdue delivery has been due, in milliseconds; 0 if
 *     none is
 * @param high of the pending ones, those of high priority
 * @param medium those of medium priority
 * @param low those of low priority
 */
public record QueueCounts(
    long pending,
    long inflight,
    long dead,
    long oldestAgeMillis,
    long high,
    long medium,
    long low) {
  private static final String COUNT =
      """
      select count(*) filter (where owner is null), count(*) filter (where owner is not null),
             (select count(*) from dead_letters %1$s),
             greatest(0, extract(epoch from now() - min(due_at)) * 1000)::bigint,
             count(*) filter (where owner is null and priority = 0),
             count(*) filter (where owner is null and priority = 1),
             count(*) filter (where owner is null and priority = 2)
      from queue %1$s
      """;

  /** Counts for one tenant, or for all if null. */
  public static QueueCounts read(DataSource dataSource, String tenantId) throws SQLException {
    String sql = COUNT.formatted(tenantId == null ? "" : "where tenant_id = ?");
    try (Connection connection = dataSource.getConnection();
        PreparedStatement statement = connection.prepareStatement(sql)) {
      if (tenantId != null) {
        statement.setString(1, tenantId);
        statement.setString(2, tenantId);
      }
      try (ResultSet row = statement.executeQuery()) {
        row.next();
        return new QueueCounts(
            row.getLong(1),
            row.getLong(2),
            row.getLong(3),
            row.getLong(4),
            row.getLong(5),
            row.getLong(6),
            row.getLong(7));
      }
    }
  }
}
