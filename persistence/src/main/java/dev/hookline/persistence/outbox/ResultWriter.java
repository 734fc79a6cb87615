package dev.hookline.persistence.outbox;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;

/**
 * Records the results of attempts: one statement, one commit, for a whole batch. For one thread.
 *
 * <p>Only rows that the node still leases, at the attempt it leased, change: a result that comes
 * after the lease was taken away is refused, and a result recorded twice counts once.
 *
 * <p>The rows are found by their key whatever the planner takes the queue for, see {@link
 * HeldConnection}.
 */
public final class ResultWriter implements AutoCloseable {
  private static final String RECORD =
      """
      with r as (
        select * from unnest(?::uuid[], ?::int[], ?::text[], ?::bigint[], ?::text[], ?::bigint[], ?::text[],
                             ?::text[], ?::int[], ?::text[], ?::text[],
                             ?::int[], ?::int[], ?::int[], ?::int[], ?::int[])
          as r(delivery_id, attempt, next, delay_ms, reason, started_ms, url,
               outcome, status, error, excerpt, dns_us, connect_us, tls_us, wait_us, total_us)
      ),
      ended as (
        delete from queue q using r
        where q.delivery_id = any (array[r.delivery_id]) and q.owner is not distinct from ? and q.attempts = r.attempt - 1 and r.next <> 'RETRY'
        returning q.*, r.attempt, r.next, r.reason, r.status, r.error
      ),
      retried as (
        update queue q
        set owner = null, owned_at = null, attempts = r.attempt,
            due_at = now() + r.delay_ms * interval '1 millisecond',
            last_status = nullif(r.status, 0), last_error = r.error
        from r
        where q.delivery_id = any (array[r.delivery_id]) and q.owner is not distinct from ? and q.attempts = r.attempt - 1 and r.next = 'RETRY'
        returning q.delivery_id, q.tenant_id
      ),
      history as (
        insert into deliveries (delivery_id, tenant_id, event_id, endpoint_id, subscription_id, topic, priority,
                                attempts, state, last_status, last_error)
        select delivery_id, tenant_id, event_id, endpoint_id, subscription_id, topic, priority,
               attempt, 'success', nullif(status, 0), error
        from ended where next = 'SUCCESS'
      ),
      dead as (
        insert into dead_letters (delivery_id, tenant_id, event_id, endpoint_id, subscription_id, topic, priority,
                                  attempts, reason, last_status, last_error, body)
        select delivery_id, tenant_id, event_id, endpoint_id, subscription_id, topic, priority,
               attempt, reason, nullif(status, 0), error, body
        from ended where next = 'DEAD'
      ),
      changed as (
        select delivery_id, tenant_id from ended union all select delivery_id, tenant_id from retried
      ),
      tried as (
        insert into attempts (delivery_id, attempt, tenant_id, started_at, outcome, status, error, excerpt, url,
                              dns_us, connect_us, tls_us, wait_us, total_us)
        select r.delivery_id, r.attempt, c.tenant_id, to_timestamp(r.started_ms / 1000.0), r.outcome,
               nullif(r.status, 0), r.error, r.excerpt, r.url,
               r.dns_us, r.connect_us, r.tls_us, r.wait_us, r.total_us
        from r join changed c using (delivery_id)
      )
      select r.delivery_id from r where not exists (select from changed c where c.delivery_id = r.delivery_id)
      """;

  private final HeldConnection held;

  /** A writer with a connection of its own. */
  public ResultWriter(DataSource dataSource) {
    this.held = new HeldConnection(dataSource);
  }

  /**
   * Records the results and commits. No two of them may be of the same delivery.
   *
   * @param node the node that leases the deliveries
   * @return the deliveries whose lease the node no longer holds: their results were refused
   * @throws SQLException if it is unknown whether the results were recorded; recording them again
   *     is safe
   */
  public Set<UUID> record(List<AttemptResult> results, long node) throws SQLException {
    return held.run(
        connection -> {
          try (PreparedStatement statement = connection.prepareStatement(RECORD)) {
            new Columns<>(connection, statement, results, 1)
                .uuid(AttemptResult::deliveryId)
                .integer(AttemptResult::attempt)
                .text(result -> result.next().name())
                .integer(result -> (int) Math.min(result.delay().toMillis(), Integer.MAX_VALUE))
                .text(AttemptResult::reason)
                .moment(result -> result.exchange().startedAt())
                .text(result -> result.exchange().url())
                .text(result -> result.exchange().outcome())
                .integer(result -> result.exchange().status())
                .text(result -> result.exchange().error())
                .text(result -> result.exchange().excerpt())
                .integer(result -> result.exchange().timings().dns())
                .integer(result -> result.exchange().timings().connect())
                .integer(result -> result.exchange().timings().tls())
                .integer(result -> result.exchange().timings().firstByte())
                .integer(result -> result.exchange().timings().total());
            statement.setLong(17, node);
            statement.setLong(18, node);
            Set<UUID> refused = new HashSet<>();
            try (ResultSet row = statement.executeQuery()) {
              while (row.next()) {
                refused.add(row.getObject(1, UUID.class));
              }
            }
            return refused;
          }
        });
  }

  @Override
  public void close() {
    held.close();
  }
}
