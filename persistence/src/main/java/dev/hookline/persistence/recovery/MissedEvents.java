package dev.hookline.persistence.recovery;

import dev.hookline.persistence.sql.Statements;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;

/** Events of which an endpoint has no delivery, in whatever state. */
public final class MissedEvents {
  private static final String NONE =
      """
      not exists (select from queue q where q.event_id = v.event_id and q.endpoint_id = ?)
      and not exists (select from dead_letters l where l.event_id = v.event_id and l.endpoint_id = ?)
      and not exists (select from deliveries d where d.event_id = v.event_id and d.endpoint_id = ?)
      """;

  private static final String NEXT =
      "select "
          + ReplayEvent.COLUMNS
          + " from events v"
          + " where tenant_id = ? and event_id > ? and event_id < ? and "
          + NONE
          + " order by event_id limit ?";

  private static final String LOCK = "select pg_advisory_xact_lock(hashtextextended(?::text, 26))";

  private static final String ADD =
      """
      insert into queue (delivery_id, tenant_id, event_id, endpoint_id, subscription_id, topic, priority,
                         due_at, body, replay_id)
      select ?::uuid, v.tenant_id, v.event_id, ?::uuid, ?::uuid, v.topic, v.priority,
             greatest(now(), v.deliver_at), ?::bytea, ?::uuid
      from events v where v.tenant_id = ? and v.event_id = ? and
      """
          + NONE;

  private final DataSource dataSource;

  /** Missed events behind the given data source. */
  public MissedEvents(DataSource dataSource) {
    this.dataSource = dataSource;
  }

  /**
   * The next ones between two ids, in order.
   *
   * @param limit at most this many
   */
  public List<ReplayEvent> next(
      String tenantId, UUID endpointId, UUID after, UUID before, int limit) throws SQLException {
    return Statements.rows(
        dataSource,
        NEXT,
        ReplayEvent::read,
        tenantId,
        after,
        before,
        endpointId,
        endpointId,
        endpointId,
        limit);
  }

  /**
   * Schedules deliveries to one endpoint of events that it still has none of, whoever else does the
   * same at this moment; returns how many, or -1 if the replay was cancelled.
   */
  public int schedule(ReplayRow replay, List<ReplayDelivery> deliveries) throws SQLException {
    return Transactions.run(
        dataSource,
        connection -> {
          int scheduled = 0;
          for (ReplayDelivery delivery : deliveries) {
            scheduled += add(connection, replay, delivery);
          }
          return Progress.note(connection, replay, scheduled, scheduled, null) ? scheduled : -1;
        });
  }

  private static int add(Connection connection, ReplayRow replay, ReplayDelivery delivery)
      throws SQLException {
    UUID endpoint = delivery.endpointId();
    Statements.rows(connection, LOCK, row -> "", endpoint);
    return Statements.update(
        connection,
        ADD,
        delivery.deliveryId(),
        endpoint,
        delivery.subscriptionId(),
        delivery.body(),
        replay.replayId(),
        replay.tenantId(),
        delivery.event().eventId(),
        endpoint,
        endpoint,
        endpoint);
  }
}
