package dev.hookline.persistence.recovery;

import dev.hookline.persistence.audit.AuditAct;
import dev.hookline.persistence.audit.AuditLog;
import dev.hookline.persistence.outbox.DeliveryState;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;

/**
 * Moves single deliveries. Every move is one statement and says whether it happened: won or lost.
 */
public final class DeliveryMoves {
  private static final String RETRY_NOW =
      "update queue set due_at = now() where tenant_id = ? and delivery_id = ? and owner is null";

  /** Its event and its endpoint must still be there. */
  private static final String REQUEUE =
      """
      with gone as (
        delete from dead_letters d
        where d.tenant_id = ? and d.delivery_id = ?
          and exists (select from endpoints e where e.endpoint_id = d.endpoint_id)
          and exists (select from events v where v.event_id = d.event_id)
        returning *
      )
      insert into queue (delivery_id, tenant_id, event_id, endpoint_id, subscription_id, topic, priority,
                         attempts, attempts_before, last_status, last_error, body)
      select delivery_id, tenant_id, event_id, endpoint_id, subscription_id, topic, priority,
             attempts, attempts, last_status, last_error, body
      from gone
      """;

  private static final String DELETE_DEAD =
      """
      with gone as (delete from dead_letters where tenant_id = ? and %s returning *)
      insert into deliveries (delivery_id, tenant_id, event_id, endpoint_id, subscription_id, topic, priority,
                              attempts, state, last_status, last_error)
      select delivery_id, tenant_id, event_id, endpoint_id, subscription_id, topic, priority,
             attempts, 'cancelled', last_status, last_error
      from gone
      """;

  private static final String CANCEL_ORPHANS =
      """
      with recursive lanes(endpoint_id) as (
        (select endpoint_id from queue where owner is null order by endpoint_id limit 1)
        union all
        select (select q.endpoint_id from queue q where q.owner is null and q.endpoint_id > l.endpoint_id
                order by q.endpoint_id limit 1)
        from lanes l where l.endpoint_id is not null
      ),
      gone as (
        delete from queue where delivery_id in (
          select q.delivery_id from lanes l join queue q using (endpoint_id)
          where q.owner is null and not exists (select from endpoints e where e.endpoint_id = l.endpoint_id)
          limit 5000
          for update of q skip locked)
        returning *
      )
      insert into deliveries (delivery_id, tenant_id, event_id, endpoint_id, subscription_id, topic, priority,
                              attempts, state, last_status, last_error)
      select delivery_id, tenant_id, event_id, endpoint_id, subscription_id, topic, priority,
             attempts, 'cancelled', last_status, 'the endpoint was deleted'
      from gone
      """;

  private final DataSource dataSource;

  /** Moves behind the given data source. */
  public DeliveryMoves(DataSource dataSource) {
    this.dataSource = dataSource;
  }

  /** Makes a waiting delivery due now; false if it does not wait, or is in flight. */
  public boolean retryNow(String tenantId, UUID deliveryId) throws SQLException {
    return audited("deliveries.retried", RETRY_NOW, tenantId, deliveryId) == 1;
  }

  /**
   * Makes a dead letter a waiting delivery with a full set of attempts; false if that is not
   * possible.
   */
  public boolean requeue(String tenantId, UUID deliveryId) throws SQLException {
    return audited("dlq.requeued", REQUEUE, tenantId, deliveryId) == 1;
  }

  /** Gives a dead letter up: it is cancelled. */
  public boolean deleteDead(String tenantId, UUID deliveryId) throws SQLException {
    return audited("dlq.deleted", DELETE_DEAD.formatted("delivery_id = ?"), tenantId, deliveryId)
        == 1;
  }

  /** Gives up the tenant's dead letters that died before the given moment; returns how many. */
  public int deleteDeadBefore(String tenantId, Instant moment) throws SQLException {
    return audited(
        "dlq.purged",
        DELETE_DEAD.formatted("dead_at < to_timestamp(? / 1000.0)"),
        tenantId,
        moment.toEpochMilli());
  }

  /** Cancels waiting deliveries of endpoints that were deleted, at most 5,000; returns how many. */
  public int cancelOrphans() throws SQLException {
    try (Connection connection = dataSource.getConnection()) {
      return update(connection, CANCEL_ORPHANS);
    }
  }

  /** How a delivery stands; empty if the tenant has none of that id. */
  public Optional<DeliveryState> stateOf(String tenantId, UUID deliveryId) throws SQLException {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement statement =
            connection.prepareStatement(
                "select state from delivery_log where tenant_id = ? and delivery_id = ?")) {
      statement.setString(1, tenantId);
      statement.setObject(2, deliveryId);
      try (ResultSet row = statement.executeQuery()) {
        return row.next() ? Optional.of(DeliveryState.stored(row.getString(1))) : Optional.empty();
      }
    }
  }

  // The move and its entry in the audit log, together or not at all.
  private int audited(String action, String sql, String tenantId, Object second)
      throws SQLException {
    return Transactions.run(
        dataSource,
        connection -> {
          int moved = update(connection, sql, tenantId, second);
          if (moved > 0) {
            String target = second instanceof UUID id ? id.toString() : "";
            AuditLog.append(
                connection, new AuditAct(action, tenantId, target, null, null, moved, moved, 0));
          }
          return moved;
        });
  }

  private static int update(Connection connection, String sql, Object... values)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < values.length; i++) {
        statement.setObject(i + 1, values[i]);
      }
      return statement.executeUpdate();
    }
  }
}
