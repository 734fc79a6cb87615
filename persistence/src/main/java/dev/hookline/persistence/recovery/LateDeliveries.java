package dev.hookline.persistence.recovery;

import dev.hookline.persistence.outbox.Transitions;
import dev.hookline.persistence.sql.Columns;
import dev.hookline.persistence.sql.Statements;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import javax.sql.DataSource;

/**
 * Deliveries that have been due for long and whose event has retries of its own. They are looked
 * for a stretch at a time: the queue does not know them, only their events do.
 */
public final class LateDeliveries {
  private static final String LOOK =
      """
      with seen as materialized (
        select q.delivery_id, q.event_id, q.due_at
        from (values (0::smallint), (1::smallint), (2::smallint)) p(priority)
        cross join lateral (
          select q.delivery_id, q.event_id, q.due_at from queue q
          where q.owner is null and q.endpoint_id = ? and q.priority = p.priority
            and q.due_at > ? and q.due_at < now() - ? * interval '1 second'
          order by q.due_at fetch first ? rows with ties
        ) q
        order by q.due_at fetch first ? rows with ties
      )
      select s.delivery_id, extract(epoch from now() - s.due_at)::bigint as seconds, v.retry,
             null::timestamptz as walked_to
      from seen s join events v using (event_id) where v.retry is not null
      union all
      select null, null, null, max(due_at) from seen having count(*) >= ?
      """;

  private static final String DIE =
      "with old as materialized ("
          + "select delivery_id from queue where delivery_id = any (?::uuid[]) and owner is null"
          + " and due_at < now() - ? * interval '1 second' for update skip locked), "
          + Transitions.die(
              "delete from queue q using old o where q.delivery_id = o.delivery_id returning q.*",
              "'breaker_open'");

  private final DataSource dataSource;

  /** Late deliveries behind the given data source. */
  public LateDeliveries(DataSource dataSource) {
    this.dataSource = dataSource;
  }

  /**
   * A delivery that was not let out.
   *
   * @param seconds how long it has been due
   * @param retry JSON of what its event overrides of the endpoint's retries
   */
  public record Late(UUID deliveryId, long seconds, String retry) {}

  /**
   * What one look showed.
   *
   * @param walkedTo when the last that was looked at fell due, where the next look begins; null if
   *     there is no more
   */
  public record Look(List<Late> late, Instant walkedTo) {}

  /**
   * Looks at what waits at the endpoint, the longest due first.
   *
   * @param after only at what fell due after this moment
   * @param seconds only at what has been due for longer than that
   * @param most about where the look ends; what fell due together is seen together
   */
  public Look look(UUID endpointId, Instant after, long seconds, int most) throws SQLException {
    List<Late> late = new ArrayList<>();
    List<Instant> end = new ArrayList<>();
    Statements.rows(
        dataSource,
        LOOK,
        row ->
            row.getString("retry") == null
                ? end.add(Columns.instant(row, "walked_to"))
                : late.add(
                    new Late(
                        Columns.uuid(row, "delivery_id"),
                        row.getLong("seconds"),
                        row.getString("retry"))),
        endpointId,
        after.atOffset(ZoneOffset.UTC),
        seconds,
        most,
        most,
        most);
    return new Look(late, end.isEmpty() ? null : end.getFirst());
  }

  /**
   * Makes dead letters of those of the deliveries that still wait and have been due for longer than
   * the given seconds; returns how many.
   */
  public int ageOut(List<UUID> deliveries, long seconds) throws SQLException {
    String ids = deliveries.stream().map(UUID::toString).collect(Collectors.joining(",", "{", "}"));
    return deliveries.isEmpty() ? 0 : Statements.update(dataSource, DIE, ids, seconds);
  }
}
