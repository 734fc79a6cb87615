package dev.hookline.persistence.guarded;

import dev.hookline.persistence.work.Session;
import dev.hookline.persistence.work.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;

/**
 * The table {@code edge_rate_limits}: calls counted over all nodes, within one unit of work. A call
 * whose unit of work fails was not counted.
 */
public final class CallLimit {
  /** A window begins with its first call; the row is the lock that makes concurrent calls count. */
  private static final String COUNT =
      """
      insert into edge_rate_limits as l (key, count, window_start) values (?, 1, now())
      on conflict (key) do update
      set count = case when l.window_start <= now() - ? * interval '1 millisecond' then 1 else l.count + 1 end,
          window_start = case when l.window_start <= now() - ? * interval '1 millisecond' then now()
                              else l.window_start end
      where l.window_start <= now() - ? * interval '1 millisecond' or l.count < ?
      returning count, (extract(epoch from now() - window_start) * 1000)::bigint
      """;

  private static final String STANDING =
      "select count, (extract(epoch from now() - window_start) * 1000)::bigint"
          + " from edge_rate_limits where key = ?";

  /** How long an ended window stays to be looked at, in windows. */
  private static final int KEPT_WINDOWS = 24;

  private final Sql sql;

  /** Counts within the session. */
  public CallLimit(Session session) {
    this.sql = new Sql(session);
  }

  /**
   * What came of a call.
   *
   * @param allowed whether it may go on; if not, it was not counted
   * @param left how many more may follow in this window
   * @param reset how long this window goes on
   */
  public record Verdict(boolean allowed, int left, Duration reset) {}

  /**
   * Counts a call.
   *
   * @param key whose calls these are
   * @param most calls in a window
   * @param window how long a window is
   */
  public Verdict count(String key, int most, Duration window) {
    long millis = window.toMillis();
    List<Verdict> counted =
        sql.rows(COUNT, row -> verdict(true, row, most, window), key, millis, millis, millis, most);
    if (counted.isEmpty()) {
      return sql.rows(STANDING, row -> verdict(false, row, most, window), key).getFirst();
    }
    if (counted.getFirst().left() == most - 1) {
      forgetOld(window.multipliedBy(KEPT_WINDOWS));
    }
    return counted.getFirst();
  }

  /** Rows of others that are in use are passed over, so that two of these never wait in a ring. */
  private void forgetOld(Duration age) {
    sql.update(
        "delete from edge_rate_limits where key in (select key from edge_rate_limits"
            + " where window_start < now() - ? * interval '1 millisecond'"
            + " limit 100 for update skip locked)",
        age.toMillis());
  }

  private static Verdict verdict(boolean allowed, ResultSet row, int most, Duration window)
      throws SQLException {
    Duration reset = window.minusMillis(Math.max(0, row.getLong(2)));
    return new Verdict(
        allowed, Math.max(0, most - row.getInt(1)), reset.isNegative() ? Duration.ZERO : reset);
  }
}
