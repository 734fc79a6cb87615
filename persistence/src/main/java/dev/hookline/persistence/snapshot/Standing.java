package dev.hookline.persistence.snapshot;

import dev.hookline.persistence.sql.Columns;
import dev.hookline.persistence.sql.Statements;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.UUID;
import javax.sql.DataSource;

/**
 * How far a database is: what a restore must ask before it replaces it, and what a drill compares.
 *
 * @param paused whether deliveries are paused everywhere
 * @param events how many it holds
 * @param newestEvent the newest one's id, null if there is none
 * @param newestAt when that was acknowledged, null if there is none
 */
public record Standing(boolean paused, long events, UUID newestEvent, Instant newestAt) {
  private static final String PAUSED = "select value from modes where mode = 'outbox_paused'";

  private static final String EVENTS =
      """
      select count(*) as events,
             (select event_id from events order by event_id desc limit 1) as newest,
             (select created_at from events order by event_id desc limit 1) as newest_at
      from events
      """;

  /**
   * Looks.
   *
   * @param dataSource whose connections see the rows of every tenant
   */
  public static Standing of(DataSource dataSource) throws SQLException {
    boolean paused =
        Statements.rows(dataSource, PAUSED, row -> row.getBoolean(1)).stream()
            .anyMatch(Boolean::booleanValue);
    return Statements.rows(
            dataSource,
            EVENTS,
            row ->
                new Standing(
                    paused,
                    row.getLong("events"),
                    Columns.uuid(row, "newest"),
                    Columns.instant(row, "newest_at")))
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
