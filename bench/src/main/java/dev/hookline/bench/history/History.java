package dev.hookline.bench.history;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;

/** Writes a history of events straight into the database: delivered, failed, waiting and dead. */
public final class History {
  /** A UUIDv7 of some moment of the last day, in the order in which rows come. */
  private static final String ID =
      "(lpad(to_hex((extract(epoch from now()) * 1000 - 86400000 + n * 86400000.0 / ?)::bigint),"
          + " 12, '0') || '7' || substr(md5(n || '%1$s'), 1, 3) || '8' || substr(md5('%1$s' || n),"
          + " 1, 15))::uuid";

  private static final String[] ROWS = {
    "insert into endpoints (endpoint_id, tenant_id, url, timeout_ms, max_attempts, max_in_flight)"
        + " select ('0199c8f0-0000-7000-8000-' || lpad(to_hex(n), 12, '0'))::uuid, 'default',"
        + " 'https://example.com/' || n, 15000, 10, 32 from generate_series(1, 200) n where ? > 0",
    "insert into events (event_id, tenant_id, topic, payload, created_at) select "
        + ID.formatted("e")
        + ", 'default', 'order.' || (n % 40), '{\"order\":1}'::bytea, now() from generate_series(1,"
        + " ?) n",
    "insert into deliveries (delivery_id, tenant_id, event_id, endpoint_id, topic, priority,"
        + " attempts, state, last_status) select "
        + ID.formatted("d")
        + ", 'default', "
        + ID.formatted("e")
        + ", ('0199c8f0-0000-7000-8000-' || lpad(to_hex(n % 200 + 1), 12, '0'))::uuid, 'order.' ||"
        + " (n % 40), 1, 1, 'success', 200 from generate_series(1, ?) n",
    "insert into attempts (delivery_id, attempt, tenant_id, started_at, outcome, status, url)"
        + " select "
        + ID.formatted("d")
        + ", 1, 'default', now(), 'success', 200, 'https://example.com/' from generate_series(1,"
        + " ?) n",
    "insert into queue (delivery_id, tenant_id, event_id, endpoint_id, topic, due_at) select "
        + ID.formatted("q")
        + ", 'default', "
        + ID.formatted("e")
        + ", ('0199c8f0-0000-7000-8000-' || lpad(to_hex(n % 200 + 1), 12, '0'))::uuid, 'order.' ||"
        + " (n % 40), now() + interval '1 hour' from generate_series(1, ? / 50) n",
    "insert into dead_letters (delivery_id, tenant_id, event_id, endpoint_id, topic, priority,"
        + " attempts, reason, last_status) select "
        + ID.formatted("x")
        + ", 'default', "
        + ID.formatted("e")
        + ", ('0199c8f0-0000-7000-8000-' || lpad(to_hex(n % 200 + 1), 12, '0'))::uuid, 'order.' ||"
        + " (n % 40), 1, 10, 'attempts_exhausted', 500 from generate_series(1, ? / 50) n"
  };

  private History() {}

  /**
   * Writes the given number of events and deliveries with one attempt each, and a fiftieth of it
   * waiting and dead.
   *
   * @param jdbcUrl with the login of the schema's owner
   */
  public static void write(String jdbcUrl, int events) throws SQLException {
    try (Connection connection = DriverManager.getConnection(jdbcUrl)) {
      for (String sql : ROWS) {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
          int values = statement.getParameterMetaData().getParameterCount();
          for (int i = 1; i <= values; i++) {
            statement.setInt(i, events);
          }
          statement.executeUpdate();
        }
      }
      try (Statement statement = connection.createStatement()) {
        statement.execute("vacuum analyze");
      }
    }
  }
}
