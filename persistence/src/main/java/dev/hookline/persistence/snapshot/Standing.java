package dev.hookline.persistence.snapshot;

import dev.hookline.persistence.sql.Columns;
import dev.hookline.persistence.sql.Statements;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import javax.sql.DataSource;

/**
 * How far a database is: what a restore must ask before it replaces it, and what a drill compares.
 *
 * @param events how many it holds
 * @param newestAt when the newest one was acknowledged, null if there is none
 */
public record Standing(long events, Instant newestAt) {
  private static final String PAUSED = "select value from modes where mode = 'outbox_paused'";

  private static final String EVENTS =
      """
      select count(*) as events,
             (select created_at from events order by event_id desc limit 1) as newest_at
      from events
      """;

  /**
   * Looks.
   *
   * @param dataSource whose connections see the rows of every tenant
   */
  public static Standing of(DataSource dataSource) throws SQLException {
    return Statements.rows(
            dataSource,
            EVENTS,
            row -> new Standing(row.getLong("events"), Columns.instant(row, "newest_at")))
        .getFirst();
  }

  /** The newest migration of the database. */
  public static int schemaVersion(DataSource dataSource) throws SQLException {
    try (Connection connection = dataSource.getConnection()) {
      return Catalog.schemaVersion(connection);
    }
  }

  /** Whether deliveries are paused everywhere. */
  public static boolean paused(DataSource dataSource) throws SQLException {
    return Statements.rows(dataSource, PAUSED, row -> row.getBoolean(1)).stream()
        .anyMatch(Boolean::booleanValue);
  }
}
