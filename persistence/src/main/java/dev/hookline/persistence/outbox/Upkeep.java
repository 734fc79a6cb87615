package dev.hookline.persistence.outbox;

import dev.hookline.persistence.sql.Statements;
import java.sql.Connection;
import java.sql.Date;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;

/**
 * Keeps the store in shape: partitions made ahead and dropped after their time, expired keys
 * removed.
 */
public final class Upkeep {
  private static final String CANCEL_WITHOUT_EVENT =
      "with "
          + Transitions.cancel(
              "delete from queue where event_id < ? and owner is null returning *",
              "'its event is past retention'");
  private static final String DELETE_EXPIRED_KEYS =
      """
      delete from idempotency_keys where ctid in
        (select ctid from idempotency_keys where expires_at < now() limit 5000)
      """;

  private final DataSource dataSource;

  /** Upkeep behind the given data source. */
  public Upkeep(DataSource dataSource) {
    this.dataSource = dataSource;
  }

  /** Makes the partitions from the given day on; returns how many were missing. */
  public int makePartitions(LocalDate from, int days) throws SQLException {
    int made = 0;
    try (Connection connection = dataSource.getConnection();
        PreparedStatement statement = connection.prepareStatement("select make_partitions(?)")) {
      for (int i = 0; i < days; i++) {
        statement.setDate(1, Date.valueOf(from.plusDays(i)));
        try (ResultSet row = statement.executeQuery()) {
          row.next();
          made += row.getInt(1);
        }
      }
    }
    return made;
  }

  /**
   * Drops the partitions of whole days before the given one; returns their names. Call {@link
   * #cancelBefore} first, so that nothing is left without its event.
   */
  public List<String> dropPartitionsBefore(LocalDate day) throws SQLException {
    return Statements.rows(
        dataSource, "select drop_partitions_before(?)", row -> row.getString(1), Date.valueOf(day));
  }

  /**
   * Cancels waiting deliveries, and removes dead letters, of events before the given id; returns
   * how many.
   */
  public int cancelBefore(UUID firstKept) throws SQLException {
    return Statements.update(dataSource, CANCEL_WITHOUT_EVENT, firstKept)
        + Statements.update(dataSource, "delete from dead_letters where event_id < ?", firstKept);
  }

  /** Removes idempotency keys past their lifetime, at most 5,000; returns how many. */
  public int deleteExpiredKeys() throws SQLException {
    return Statements.update(dataSource, DELETE_EXPIRED_KEYS);
  }
}
