package dev.hookline.persistence.recovery;

import dev.hookline.persistence.sql.Statements;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;

/** How fast a tenant's endpoints took deliveries lately. */
public final class RecentRates {
  /**
   * In the busiest ten seconds, so that a lane that was idle most of the time is not called slow.
   */
  private static final String RATES =
      """
      with recent as (
        select endpoint_id, finished_at from deliveries
        where tenant_id = ? and state = 'success' and delivery_id >= uuid7_floor(now() - interval '10 minutes')
        order by delivery_id desc limit 20000
      ), slices as (
        select endpoint_id, count(*) as taken from recent
        group by endpoint_id, floor(extract(epoch from finished_at) / 10)
      )
      select endpoint_id, max(taken) / 10.0 from slices group by endpoint_id
      """;

  private final DataSource dataSource;

  /** Rates behind the given data source. */
  public RecentRates(DataSource dataSource) {
    this.dataSource = dataSource;
  }

  /**
   * Deliveries a second by endpoint, in the busiest ten seconds of the last ten minutes, among the
   * tenant's newest 20,000; an endpoint that took none is left out.
   */
  public Map<UUID, Double> of(String tenantId) throws SQLException {
    Map<UUID, Double> rates = new HashMap<>();
    Statements.rows(
        dataSource,
        RATES,
        row -> rates.put(row.getObject(1, UUID.class), row.getDouble(2)),
        tenantId);
    return rates;
  }
}
