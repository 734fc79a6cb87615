package dev.hookline.persistence.outbox;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/**
 * Leases the next deliveries of ordered lanes, each lane's as one run to one node.
 *
 * <p>What was begun and failed goes first, and alone; nothing else while it is not due. The others
 * follow in the order in which they fell due, which for those of one commit is that of their ids.
 *
 * <p>Two nodes cannot both have a lane. Each counts the lane's turn up from what its own snapshot
 * showed; the second finds it counted up already and gets nothing. And a snapshot that shows this
 * turn also shows every lease of it.
 */
final class RunClaim {
  private static final String CLAIM =
      """
      with lanes as materialized (
        select e.endpoint_id, e.tenant_id, coalesce(o.turn, 0) as turn
        from endpoints e left join ordered_lanes o using (endpoint_id)
        where e.endpoint_id = any (?) and e.ordered
          and not exists (select from queue q where q.delivery_id = any (o.run) and (q.owner is null) = false)
          -- It may just have become ordered: then what left before must have ended.
          and (e.updated_at < now() - interval '2 minutes'
               or e.endpoint_id not in (select q.endpoint_id from queue q where q.owner is not null))
      ),
      runs as materialized (
        select l.*, case when begun.delivery_id is null then waiting.run
                         when begun.due_at <= now() then array[begun.delivery_id] end as run
        from lanes l
        left join lateral (
          select q.delivery_id, q.due_at from queue q
          where q.endpoint_id = l.endpoint_id and q.attempts > q.attempts_before
          order by q.delivery_id limit 1
        ) begun on true
        cross join lateral (
          select array_agg(w.delivery_id order by w.due_at, w.delivery_id) as run from (
            select d.delivery_id, d.due_at
            from (values (0::smallint), (1::smallint), (2::smallint)) p(priority)
            cross join lateral (
              select q.delivery_id, q.due_at from queue q
              where q.owner is null and q.endpoint_id = l.endpoint_id and q.priority = p.priority
                and q.due_at <= now() and begun.delivery_id is null
              order by q.due_at, q.delivery_id limit ?
            ) d
            order by d.due_at, d.delivery_id limit ?
          ) w
        ) waiting
      ),
      won as (
        insert into ordered_lanes as o (endpoint_id, tenant_id, turn, run)
        select endpoint_id, tenant_id, turn + 1, run from runs where run is not null order by endpoint_id
        on conflict (endpoint_id) do update set turn = excluded.turn, run = excluded.run
          where o.turn = excluded.turn - 1
        returning endpoint_id, run
      ),
      leased as (
        update queue q set owner = ?, owned_at = now()
        from won w cross join lateral unnest(w.run) with ordinality r(delivery_id, place)
        where q.delivery_id = any (array[r.delivery_id]) and q.owner is null
        returning %s, r.place
      )
      select * from leased order by endpoint_id, place
      """
          .formatted(LeasedRow.COLUMNS);

  private final HeldConnection held;

  RunClaim(HeldConnection held) {
    this.held = held;
  }

  /**
   * Leases a run of each lane that has one, at most so many deliveries long; those of one lane come
   * together and in their order.
   */
  List<LeasedRow> lease(long node, Collection<UUID> lanes, int perLane) throws SQLException {
    return held.run(
        connection -> {
          try (PreparedStatement statement = connection.prepareStatement(CLAIM)) {
            new Columns<>(connection, statement, List.copyOf(lanes), 1).uuid(id -> id);
            statement.setInt(2, perLane);
            statement.setInt(3, perLane);
            statement.setLong(4, node);
            List<LeasedRow> rows = new ArrayList<>();
            try (ResultSet row = statement.executeQuery()) {
              while (row.next()) {
                rows.add(LeasedRow.read(row));
              }
            }
            return rows;
          }
        });
  }
}
