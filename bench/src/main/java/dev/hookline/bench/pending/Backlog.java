package dev.hookline.bench.pending;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.function.Consumer;

/**
 * Deliveries that are due and wait for endpoints that are paused: {@value #ENDPOINTS} of them, all
 * priorities, a hundred deliveries of each event.
 */
public final class Backlog {
  /** Disk that one delivery takes at most, with its indexes, its part of an event and the log. */
  public static final long BYTES_A_DELIVERY = 1_500;

  static final String DESCRIPTION = "hl bench backlog";

  private static final int ENDPOINTS = 100;
  private static final int CHUNK = 250_000;
  private static final String ENDPOINT =
      "('0199c8f1-0000-7000-8000-' || lpad(to_hex(%s), 12, '0'))::uuid";

  /** A UUIDv7 of the last hour, in the order of the number. */
  private static final String ID =
      "(lpad(to_hex((extract(epoch from now()) * 1000)::bigint - 3600000 + %1$s / 4000), 12, '0')"
          + " || '7' || lpad(to_hex(%1$s %% 4000), 3, '0') || '8' || substr(md5('%2$s' || %1$s), 1,"
          + " 15))::uuid";

  private static final String MAKE_ENDPOINTS =
      "insert into endpoints (endpoint_id, tenant_id, url, description, paused, timeout_ms,"
          + " max_attempts, max_in_flight) select "
          + ENDPOINT.formatted("n")
          + ", 'default', 'https://example.com/' || n, '"
          + DESCRIPTION
          + "', true, 15000, 10, 32 from generate_series(1, "
          + ENDPOINTS
          + ") n on conflict do nothing";

  private static final String MAKE_DELIVERIES =
      """
      with n as (select generate_series(?::integer, ?::integer) as n),
      made as (
        insert into events (event_id, tenant_id, topic, payload, created_at)
        select %s, 'default', 'waiting.e', '{"order":1}'::bytea, now() from n where n %% 100 = 0
      )
      insert into queue (delivery_id, tenant_id, event_id, endpoint_id, topic, priority, due_at)
      select %s, 'default', %s, %s, 'waiting.e', n %% 3,
             now() - interval '1 hour' + n * interval '1 microsecond'
      from n
      """
          .formatted(
              ID.formatted("n", "e"),
              ID.formatted("n", "d"),
              ID.formatted("(n - n % 100)", "e"),
              ENDPOINT.formatted("n % " + ENDPOINTS + " + 1"));

  private Backlog() {}

  /**
   * Adds deliveries until there are so many.
   *
   * @param jdbcUrl with the login of the schema's owner
   * @param there how many there are already
   * @param wanted how many there will be
   */
  public static void grow(String jdbcUrl, int there, int wanted, Consumer<String> progress)
      throws SQLException {
    try (Connection connection = DriverManager.getConnection(jdbcUrl);
        Statement statement = connection.createStatement()) {
      statement.execute(MAKE_ENDPOINTS);
      try (PreparedStatement deliveries = connection.prepareStatement(MAKE_DELIVERIES)) {
        for (int first = there; first < wanted; first += CHUNK) {
          int next = Math.min(wanted, first + CHUNK);
          deliveries.setInt(1, first);
          deliveries.setInt(2, next - 1);
          deliveries.executeUpdate();
          progress.accept("%,d deliveries wait".formatted(next));
        }
      }
      statement.execute("vacuum (analyze) queue");
      statement.execute("analyze events");
    }
  }
}
