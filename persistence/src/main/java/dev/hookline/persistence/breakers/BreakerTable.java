package dev.hookline.persistence.breakers;

import dev.hookline.persistence.sql.Statements;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;

/**
 * The breakers of all tenants, for the engine. All times are the database's. A change that another
 * node made already is no change: the endpoint has one breaker, however many nodes notice.
 */
public final class BreakerTable {
  private static final String OPEN =
      """
      insert into endpoint_breakers as b (endpoint_id, tenant_id, state, since, until, reason)
      select e.endpoint_id, e.tenant_id, 'open', now(), now() + ? * interval '1 millisecond', ?
      from endpoints e where e.endpoint_id = ?
      on conflict (endpoint_id) do update
        set state = excluded.state, since = excluded.since, until = excluded.until, reason = excluded.reason
        where b.state <> 'open' or b.until <= now()
      """;
  private static final String HALF_OPEN =
      """
      update endpoint_breakers set state = 'half_open', since = now(), until = null, reason = ?
      where endpoint_id = ? and state = 'open'
      """;
  static final String CLOSE =
      """
      update endpoint_breakers set state = 'closed', since = now(), until = null, reason = ?
      where endpoint_id = ? and state <> 'closed'
      """;
  private static final String NOT_CLOSED = StoredBreaker.SELECT + "where state <> 'closed'";

  private final DataSource dataSource;

  /** A table behind the given data source. */
  public BreakerTable(DataSource dataSource) {
    this.dataSource = dataSource;
  }

  /** Opens the breaker for the given time, unless it is; nothing if the endpoint is gone. */
  public void open(UUID endpointId, Duration time, String reason) throws SQLException {
    Statements.update(dataSource, OPEN, time.toMillis(), reason, endpointId);
  }

  /** Lets the open breaker look. */
  public void halfOpen(UUID endpointId, String reason) throws SQLException {
    Statements.update(dataSource, HALF_OPEN, reason, endpointId);
  }

  /** Closes the breaker. */
  public void close(UUID endpointId, String reason) throws SQLException {
    Statements.update(dataSource, CLOSE, reason, endpointId);
  }

  /** All that are not closed. */
  public List<StoredBreaker> notClosed() throws SQLException {
    return Statements.rows(dataSource, NOT_CLOSED, StoredBreaker::read);
  }
}
