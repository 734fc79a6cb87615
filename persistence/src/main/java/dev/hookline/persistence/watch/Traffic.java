package dev.hookline.persistence.watch;

import dev.hookline.persistence.sql.Statements;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import javax.sql.DataSource;

/**
 * What came in and what was delivered lately, from the newest rows only. When traffic is so dense
 * that they do not reach back far enough, rates are those of the time they do cover.
 */
public final class Traffic {
  /** Most events, and most deliveries, that one look reads. */
  public static final int SAMPLE = 20_000;

  /** Seconds of one point of a series. */
  public static final int STEP_SECONDS = 10;

  /** Points of a series. */
  public static final int POINTS = 60;

  private static final String IN =
      """
      with newest as (
        select created_at as at from events
        where event_id >= uuid7_floor(now() - interval '10 minutes') order by event_id desc limit 20000
      )
      select (extract(epoch from now() - at)::int / 10) as step, count(*) as amount,
             (select extract(epoch from now() - min(at)) from newest) as covered,
             (select count(*) from newest) as sampled
      from newest where at <= now() group by 1
      """;

  /** The first twelve digits of a UUIDv7 are its milliseconds. */
  private static final String OUT =
      """
      with newest as (
        select finished_at as at, state,
               extract(epoch from finished_at) * 1000
                 - ('x' || left(replace(delivery_id::text, '-', ''), 12))::bit(48)::bigint as took
        from deliveries
        where delivery_id >= uuid7_floor(now() - interval '10 minutes')
        order by delivery_id desc limit 20000
      )
      select (extract(epoch from now() - at)::int / 10) as step, count(*) filter (where state = 'success') as amount,
             (select extract(epoch from now() - min(at)) from newest) as covered,
             (select count(*) from newest) as sampled
      from newest where at <= now() group by 1
      """;

  private static final String LATENCY =
      """
      with newest as (
        select extract(epoch from finished_at) * 1000
                 - ('x' || left(replace(delivery_id::text, '-', ''), 12))::bit(48)::bigint as took
        from deliveries
        where delivery_id >= uuid7_floor(now() - interval '10 minutes') and state = 'success'
        order by delivery_id desc limit 20000
      )
      select count(*) as measured, percentile_disc(array[0.5, 0.95, 0.99]) within group (order by took) as p
      from newest
      """;

  private static final String ATTEMPTS =
      """
      select count(*) as made, count(*) filter (where outcome = 'success') as taken
      from (select outcome from attempts where delivery_id >= uuid7_floor(now() - interval '10 minutes')
            order by delivery_id desc limit 20000) newest
      """;

  private final DataSource dataSource;

  /** Traffic behind the given data source. */
  public Traffic(DataSource dataSource) {
    this.dataSource = dataSource;
  }

  /**
   * A rate over the last minutes.
   *
   * @param perSecond over the last 10 seconds, or over what is covered if that is less
   * @param series amounts per second of each {@value #STEP_SECONDS} seconds, the oldest first
   */
  public record Rate(double perSecond, List<Double> series) {}

  /**
   * How long deliveries took from publish to delivered, in milliseconds.
   *
   * @param measured how many deliveries it is about; with 0 the others mean nothing
   */
  public record Latency(long measured, double p50, double p95, double p99) {}

  /**
   * How attempts ended.
   *
   * @param made attempts
   * @param taken those that the receiver took
   */
  public record Attempts(long made, long taken) {}

  /** Events published. */
  public Rate in() throws SQLException {
    return rate(IN);
  }

  /** Deliveries that succeeded. */
  public Rate out() throws SQLException {
    return rate(OUT);
  }

  /** How long deliveries took. */
  public Latency latency() throws SQLException {
    return Statements.rows(dataSource, LATENCY, Traffic::latency).getFirst();
  }

  /** How attempts ended. */
  public Attempts attempts() throws SQLException {
    return Statements.rows(
            dataSource, ATTEMPTS, row -> new Attempts(row.getLong("made"), row.getLong("taken")))
        .getFirst();
  }

  private record Step(int ago, long amount, double covered, long sampled) {}

  private Rate rate(String sql) throws SQLException {
    List<Step> steps = Statements.rows(dataSource, sql, Traffic::step);
    double[] points = new double[POINTS];
    double now = 0;
    for (Step step : steps) {
      // A sample that is full covers its last step in part only.
      boolean partial = step.sampled >= SAMPLE && step.covered < (step.ago + 1) * STEP_SECONDS;
      double seconds =
          partial ? Math.max(0.5, step.covered - step.ago * STEP_SECONDS) : STEP_SECONDS;
      double perSecond = step.amount / seconds;
      if (step.ago == 0) {
        now = perSecond;
      }
      if (step.ago < POINTS) {
        points[POINTS - 1 - step.ago] = perSecond;
      }
    }
    return new Rate(now, Arrays.stream(points).boxed().toList());
  }

  private static Step step(ResultSet row) throws SQLException {
    return new Step(
        row.getInt("step"),
        row.getLong("amount"),
        row.getDouble("covered"),
        row.getLong("sampled"));
  }

  private static Latency latency(ResultSet row) throws SQLException {
    long measured = row.getLong("measured");
    if (measured == 0) {
      return new Latency(0, 0, 0, 0);
    }
    Number[] p = (Number[]) row.getArray("p").getArray();
    return new Latency(
        measured,
        Math.max(0, p[0].doubleValue()),
        Math.max(0, p[1].doubleValue()),
        Math.max(0, p[2].doubleValue()));
  }
}
