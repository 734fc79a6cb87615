package dev.hookline.persistence.breakers;

import dev.hookline.persistence.sql.Columns;
import dev.hookline.persistence.work.Session;
import dev.hookline.persistence.work.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The breakers, within one unit of work. */
public final class BreakerRegister {
  private static final String CHANGES =
      "select at, state, reason from breaker_changes where endpoint_id = ? order by number desc";

  private final Sql sql;

  /** The breakers as the session sees them. */
  public BreakerRegister(Session session) {
    this.sql = new Sql(session);
  }

  /** The breaker of the endpoint; empty if it never opened. */
  public Optional<StoredBreaker> find(UUID endpointId) {
    return sql
        .rows(StoredBreaker.SELECT + "where endpoint_id = ?", StoredBreaker::read, endpointId)
        .stream()
        .findFirst();
  }

  /** Those that are not closed, the longest so first. */
  public List<StoredBreaker> notClosed(int limit) {
    return sql.rows(
        StoredBreaker.SELECT + "where state <> 'closed' order by since limit ?",
        StoredBreaker::read,
        limit);
  }

  /** Those of one tenant that are not closed, the longest so first. */
  public List<StoredBreaker> notClosedOf(String tenantId, int limit) {
    return sql.rows(
        StoredBreaker.SELECT + "where state <> 'closed' and tenant_id = ? order by since limit ?",
        StoredBreaker::read,
        tenantId,
        limit);
  }

  /** What became of the breaker, the newest first; at most about a hundred changes are kept. */
  public List<BreakerChange> changes(UUID endpointId) {
    return sql.rows(CHANGES, BreakerRegister::change, endpointId);
  }

  /** Closes the breaker; false if it is. */
  public boolean reset(UUID endpointId, String reason) {
    return sql.update(BreakerTable.CLOSE, reason, endpointId) == 1;
  }

  private static BreakerChange change(ResultSet row) throws SQLException {
    return new BreakerChange(
        Columns.instant(row, "at"),
        BreakerState.of(row.getString("state")),
        row.getString("reason"));
  }
}
