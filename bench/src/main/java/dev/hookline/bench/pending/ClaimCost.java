package dev.hookline.bench.pending;

import dev.hookline.bench.measure.Latencies;
import dev.hookline.persistence.outbox.ClaimReader;
import dev.hookline.persistence.outbox.Fit;
import dev.hookline.settings.Setting;
import dev.hookline.settings.Settings;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.util.Map;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * What the product's claim takes over a {@link Backlog}, its payloads included.
 *
 * <p>Nothing is committed: every claim is undone, and so is the end of the pause that made it
 * possible: the server beside it never sees these deliveries, and every claim finds the same queue.
 *
 * @param millis median of many claims
 * @param deliveries how many each took, on average
 */
public record ClaimCost(double millis, double deliveries) {
  private static final int WARM_UP = 200;
  private static final int MEASURED = 400;
  private static final int LANES = 64;
  private static final long NOBODY = 0;

  /**
   * Measures.
   *
   * @param jdbcUrl with the login of the schema's owner
   */
  public static ClaimCost measure(String jdbcUrl) throws SQLException {
    try (Connection connection = DriverManager.getConnection(jdbcUrl)) {
      connection.setAutoCommit(false);
      try (Statement statement = connection.createStatement();
          // closes the connection, and with it the transaction
          ClaimReader reader = new ClaimReader(new One(connection))) {
        statement.execute(
            "update endpoints set paused = false where description = '"
                + Backlog.DESCRIPTION
                + "'");
        claims(connection, reader, WARM_UP, new Latencies());
        Latencies latencies = new Latencies();
        long taken = claims(connection, reader, MEASURED, latencies);
        return new ClaimCost(latencies.millis(50), (double) taken / MEASURED);
      }
    }
  }

  private static long claims(
      Connection connection, ClaimReader reader, int count, Latencies latencies)
      throws SQLException {
    int most = Settings.of(Map.of()).integer(Setting.CLAIM_BATCH);
    ClaimReader.Limits limits =
        new ClaimReader.Limits(LANES, Math.max(4, most / LANES), most, Fit.EVERYTHING);
    long taken = 0;
    for (int i = 0; i < count; i++) {
      Savepoint before = connection.setSavepoint();
      long start = System.nanoTime();
      taken += reader.claim(NOBODY, ClaimReader.Shut.NONE, limits).deliveries().size();
      latencies.record(System.nanoTime() - start);
      connection.rollback(before);
    }
    return taken;
  }

  /** The one connection whose transaction is undone. */
  private static final class One extends PGSimpleDataSource {
    private static final long serialVersionUID = 1L;

    private final transient Connection connection;

    One(Connection connection) {
      this.connection = connection;
    }

    @Override
    public Connection getConnection() {
      return connection;
    }
  }
}
