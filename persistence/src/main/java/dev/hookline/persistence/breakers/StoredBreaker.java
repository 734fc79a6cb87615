package dev.hookline.persistence.breakers;

import dev.hookline.persistence.sql.Columns;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.UUID;

/**
 * The breaker of an endpoint as it is stored.
 *
 * @param since when it got into its state
 * @param until when it will look again; null unless it is open
 * @param remainingMillis how long that is from now by the database's clock, 0 if it is past or the
 *     breaker is not open
 * @param reason why it is in its state
 */
public record StoredBreaker(
    UUID endpointId,
    String tenantId,
    BreakerState state,
    Instant since,
    Instant until,
    long remainingMillis,
    String reason) {
  static final String SELECT =
      "select endpoint_id, tenant_id, state, since, until, reason, greatest(0, coalesce("
          + "extract(epoch from until - now()) * 1000, 0))::bigint as remaining"
          + " from endpoint_breakers ";

  static StoredBreaker read(ResultSet row) throws SQLException {
    return new StoredBreaker(
        Columns.uuid(row, "endpoint_id"),
        row.getString("tenant_id"),
        BreakerState.of(row.getString("state")),
        Columns.instant(row, "since"),
        Columns.instant(row, "until"),
        row.getLong("remaining"),
        row.getString("reason"));
  }
}
