package dev.hookline.persistence.recovery;

import dev.hookline.persistence.audit.AuditAct;
import dev.hookline.persistence.audit.AuditLog;
import dev.hookline.persistence.outbox.DeliveryState;
import dev.hookline.persistence.outbox.Transitions;
import dev.hookline.persistence.sql.Statements;
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
      "update queue set due_at = least(due_at, now())"
          + " where tenant_id = ? and delivery_id = ? and owner is null";

  private static final String REQUEUE =
      Transitions.requeue(
          "select delivery_id from dead_letters d where d.tenant_id = ? and d.delivery_id = ? and "
              + Transitions.POSSIBLE
              + " for update",
          "null::uuid");

  private static final String DELETE_DEAD =
      "with "
          + Transitions.cancel(
              "delete from dead_letters where tenant_id = ? and %s returning *", "last_error");

  private static final String CANCEL_EVENT =
      "with "
          + Transitions.cancel(
              "delete from queue where tenant_id = ? and event_id = ? and owner is null"
                  + " and attempts = 0 returning *",
              "'its event was cancelled'");

  private static final String CANCEL_ORPHANS =
      """
      with recursive lanes(endpoint_id) as (
        (select endpoint_id from queue where owner is null order by endpoint_id limit 1)
        union all
        select (select q.endpoint_id from queue q where q.owner is null and q.endpoint_id > l.endpoint_id
                order by q.endpoint_id limit 1)
        from lanes l where l.endpoint_id is not null
      ),
      """
          + Transitions.cancel(
              """
              delete from queue where delivery_id in (
                select q.delivery_id from lanes l join queue q using (endpoint_id)
                where q.owner is null and not exists (select from endpoints e where e.endpoint_id = l.endpoint_id)
                limit 5000
                for update of q skip locked)
              returning *
              """,
              "'the endpoint was deleted'");

  private static final String AGE_OUT =
      """
      with old as materialized (
        select q.delivery_id
        from (values (0::smallint), (1::smallint), (2::smallint)) p(priority)
        cross join lateral (
          select q.delivery_id from queue q
          where q.owner is null and q.endpoint_id = ? and q.priority = p.priority
            and q.due_at < now() - ? * interval '1 second'
            and not exists (select from events v where v.event_id = q.event_id and v.retry is not null)
          order by q.due_at limit 5000
          for update skip locked) q
      ),
      """
          + Transitions.die(
              "delete from queue q using old o where q.delivery_id = o.delivery_id returning q.*",
              "'breaker_open'");

  private final DataSource dataSource;

  /** Moves behind the given data source. */
  public DeliveryMoves(DataSource dataSource) {
    this.dataSource = dataSource;
  }

  /**
   * Makes a waiting delivery due now, if it is not; false if it does not wait, or is in flight. Its
   * place among those that are due stays.
   */
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

  /**
   * Cancels the deliveries of an event that no attempt was made of and that no node has in its
   * hands; returns how many.
   */
  public int cancelEvent(String tenantId, UUID eventId) throws SQLException {
    return audited("events.cancelled", CANCEL_EVENT, tenantId, eventId);
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
    return Statements.update(dataSource, CANCEL_ORPHANS);
  }

  /**
   * Makes dead letters of what has been due at the endpoint for longer than the given seconds and
   * was not let out, at most 15,000 at once; returns how many. Those of events with retries of
   * their own stay: see {@link LateDeliveries}.
   */
  public int ageOut(UUID endpointId, long seconds) throws SQLException {
    return Statements.update(dataSource, AGE_OUT, endpointId, seconds);
  }

  /** How a delivery stands; empty if the tenant has none of that id. */
  public Optional<DeliveryState> stateOf(String tenantId, UUID deliveryId) throws SQLException {
    return Statements.rows(
            dataSource,
            "select state from delivery_log where tenant_id = ? and delivery_id = ?",
            row -> DeliveryState.stored(row.getString(1)),
            tenantId,
            deliveryId)
        .stream()
        .findFirst();
  }

  // The move and its entry in the audit log, together or not at all.
  private int audited(String action, String sql, String tenantId, Object second)
      throws SQLException {
    return Transactions.run(
        dataSource,
        connection -> {
          int moved = Statements.update(connection, sql, tenantId, second);
          if (moved > 0) {
            String target = second instanceof UUID id ? id.toString() : "";
            AuditLog.append(
                connection, new AuditAct(action, tenantId, target, null, null, moved, moved, 0));
          }
          return moved;
        });
  }
}
