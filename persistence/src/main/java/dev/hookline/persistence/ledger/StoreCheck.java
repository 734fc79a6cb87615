package dev.hookline.persistence.ledger;

import dev.hookline.persistence.outbox.QueueCounts;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;

/** How the store is. */
public final class StoreCheck {
  private static final String SCHEMA =
      "select to_regclass('queue') is not null and to_regclass('delivery_log') is not null";
  private static final int SECONDS = 3;

  private final DataSource dataSource;

  /** A check of the given data source. */
  public StoreCheck(DataSource dataSource) {
    this.dataSource = dataSource;
  }

  /**
   * Whether the schema is there.
   *
   * @throws SQLException if the database does not answer within three seconds of asking it
   */
  public boolean schemaPresent() throws SQLException {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement statement = connection.prepareStatement(SCHEMA)) {
      statement.setQueryTimeout(SECONDS);
      try (ResultSet row = statement.executeQuery()) {
        return row.next() && row.getBoolean(1);
      }
    }
  }

  /** The queue's counts for one tenant, or for all if null. */
  public QueueCounts queue(String tenantId) throws SQLException {
    return QueueCounts.read(dataSource, tenantId);
  }

  /** One tenant's deliveries by priority; a priority without any is left out. */
  public List<PriorityCounts> byPriority(String tenantId) throws SQLException {
    return PriorityCounts.read(dataSource, tenantId);
  }
}
