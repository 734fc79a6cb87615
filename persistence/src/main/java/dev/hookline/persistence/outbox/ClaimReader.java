package dev.hookline.persistence.outbox;

import java.sql.Array;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;

/**
 * Leases due deliveries to a node. For one thread.
 *
 * <p>The claim walks the lanes, one an endpoint, from where the last claim stopped, and takes a few
 * of each: its cost follows the number of lanes, not of waiting deliveries, and one full lane
 * starves no other. Within a lane the more urgent and then the longer due come first.
 */
public final class ClaimReader implements AutoCloseable {
  private static final UUID FIRST = new UUID(0, 0);

  /**
   * The recursion jumps from lane to lane in the index and stops as soon as enough lanes were seen.
   */
  private static final String CLAIM =
      """
      with recursive lanes(endpoint_id, seen) as (
        (select endpoint_id, 1 from queue where owner is null and endpoint_id > ? order by endpoint_id limit 1)
        union all
        select (select q.endpoint_id from queue q
                where q.owner is null and q.endpoint_id > l.endpoint_id
                order by q.endpoint_id limit 1), l.seen + 1
        from lanes l where l.endpoint_id is not null and l.seen < ?
      ),
      open_lanes as (
        select l.endpoint_id, coalesce(s.priorities, 0) as shut, e.ordered from lanes l
        join endpoints e on e.endpoint_id = l.endpoint_id and e.enabled and not e.paused
        left join unnest(?::uuid[], ?::int[]) s(endpoint_id, priorities) on s.endpoint_id = l.endpoint_id
        where coalesce(s.priorities, 0) < 7 and e.tenant_id <> all (?)
      ),
      picked as materialized (
        select d.delivery_id
        from open_lanes l
        join (values (0::smallint), (1::smallint), (2::smallint)) p(priority)
          on (l.shut >> p.priority) & 1 = 0 and not l.ordered
        cross join lateral (
          select q.delivery_id from queue q
          where q.owner is null and q.endpoint_id = l.endpoint_id and q.priority = p.priority and q.due_at <= now()
          order by q.due_at limit ?
          for update skip locked
        ) d
        limit ?
      ),
      leased as (
        update queue q set owner = ?, owned_at = now()
        from picked p where q.delivery_id = any (array[p.delivery_id])
        returning %s
      )
      select l.*, (select max(endpoint_id::text) from lanes)::uuid as last_lane,
             (select count(endpoint_id) from lanes) as lanes_seen,
             case when row_number() over () = 1 then
               (select array_agg(endpoint_id) from open_lanes where ordered) end as ordered
      from (select 1) one left join leased l on true
      order by l.priority, l.delivery_id
      """
          .formatted(LeasedRow.COLUMNS);

  private final HeldConnection held;
  private final Payloads payloads;
  private final RunClaim runs;
  private UUID cursor = FIRST;

  /** A reader with a connection of its own. */
  public ClaimReader(DataSource dataSource) {
    this.held = new HeldConnection(dataSource);
    this.payloads = new Payloads(held, new LeaseTable(dataSource));
    this.runs = new RunClaim(held);
  }

  /**
   * What a claim may take.
   *
   * @param lanes most lanes to look at
   * @param perLane most deliveries of one lane and priority
   * @param total most deliveries
   * @param fit what of it there is room for; the rest is handed back
   */
  public record Limits(int lanes, int perLane, int total, Fit fit) {}

  /**
   * What a claim leaves alone.
   *
   * @param lanes endpoints whose lanes are full or held back, each with the sum of 1 if that is so
   *     for high, 2 for medium and 4 for low
   * @param tenants tenants that are held back
   */
  public record Shut(Map<UUID, Integer> lanes, Collection<String> tenants) {
    /** A lane of which nothing is taken. */
    public static final int ALTOGETHER = 7;

    /** Nothing. */
    public static final Shut NONE = new Shut(Map.of(), List.of());
  }

  /**
   * What a claim took.
   *
   * @param lanesSeen how many lanes were looked at
   * @param wentRound whether the walk came to the last lane and will begin anew
   * @param ordered lanes with something waiting that were left to {@link #claimRuns}
   */
  public record Claim(
      List<ClaimedDelivery> deliveries, int lanesSeen, boolean wentRound, List<UUID> ordered) {}

  private record Walk(int lanesSeen, boolean wentRound, List<UUID> ordered) {}

  /** Leases due deliveries of the next lanes to the node, leaving out what is shut. */
  public Claim claim(long node, Shut shut, Limits limits) throws SQLException {
    List<LeasedRow> rows = new ArrayList<>();
    Walk walk = lease(node, shut, limits, rows);
    return new Claim(
        payloads.complete(node, rows, limits.fit()), walk.lanesSeen, walk.wentRound, walk.ordered);
  }

  /**
   * Leases the next deliveries of ordered lanes to the node: of each lane a run that it is to send
   * one after the other. A lane has none while one of its last run is leased, to whomever, or waits
   * for its next attempt.
   *
   * @param perLane most deliveries of one lane
   * @return lane by lane, each in its order
   */
  public List<ClaimedDelivery> claimRuns(long node, Collection<UUID> lanes, int perLane, Fit fit)
      throws SQLException {
    return payloads.complete(node, runs.lease(node, lanes, perLane), fit);
  }

  @Override
  public void close() {
    held.close();
  }

  private Walk lease(long node, Shut shut, Limits limits, List<LeasedRow> rows)
      throws SQLException {
    return held.run(
        connection -> {
          try (PreparedStatement statement = connection.prepareStatement(CLAIM)) {
            statement.setObject(1, cursor);
            statement.setInt(2, limits.lanes());
            List<Map.Entry<UUID, Integer>> lanes = List.copyOf(shut.lanes().entrySet());
            new Columns<>(connection, statement, lanes, 3)
                .uuid(Map.Entry::getKey)
                .integer(Map.Entry::getValue);
            statement.setArray(5, connection.createArrayOf("text", shut.tenants().toArray()));
            statement.setInt(6, limits.perLane());
            statement.setInt(7, limits.total());
            statement.setLong(8, node);
            Walk walk = new Walk(0, true, List.of());
            List<UUID> ordered = new ArrayList<>();
            UUID lastSeen = FIRST;
            try (ResultSet row = statement.executeQuery()) {
              while (row.next()) {
                int seen = row.getInt("lanes_seen");
                addOrdered(row, ordered);
                walk = new Walk(seen, seen < limits.lanes(), ordered);
                lastSeen = row.getObject("last_lane", UUID.class);
                if (row.getObject(1) != null) {
                  rows.add(LeasedRow.read(row));
                }
              }
            }
            cursor = nextCursor(rows, limits, walk, lastSeen);
            return walk;
          }
        });
  }

  /**
   * A claim that was cut short goes on behind the last lane it served, so that no lane is passed
   * over.
   */
  private static UUID nextCursor(List<LeasedRow> rows, Limits limits, Walk walk, UUID lastSeen) {
    if (rows.size() >= limits.total()) {
      return rows.stream()
          .map(LeasedRow::endpointId)
          .max(Comparator.comparing(UUID::toString))
          .orElse(FIRST);
    }
    return walk.wentRound ? FIRST : lastSeen;
  }

  /** Only one of the rows carries them. */
  private static void addOrdered(ResultSet row, List<UUID> ordered) throws SQLException {
    Array lanes = row.getArray("ordered");
    if (lanes != null) {
      Collections.addAll(ordered, (UUID[]) lanes.getArray());
    }
  }
}
