package dev.hookline.persistence.outbox;

import dev.hookline.persistence.sql.Statements;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;

/**
 * The nodes that are alive, and the deliveries they lease. All times are the database's.
 *
 * <p>A delivery is leased by naming its node, so one heartbeat a node renews all its leases. A node
 * that misses its heartbeats is deleted by another and its deliveries are free again; it can never
 * come back under the same number, which makes the number a fencing token.
 */
public final class LeaseTable {
  private static final String REGISTER =
      "insert into nodes (name, release, alive_until)"
          + " values (?, ?, now() + ? * interval '1 millisecond') returning node_id";
  private static final String RENEW =
      "update nodes set alive_until = now() + ? * interval '1 millisecond' where node_id = ?";
  private static final String ALIVE = "select count(*) from nodes where alive_until >= now()";
  private static final String DELETE_LOST = "delete from nodes where alive_until < now()";

  /**
   * It looks only between the numbers of the nodes there are: among their own leases, most of which
   * have ended and are dead entries of the index, there is nothing to find.
   */
  private static final String ORPHANS =
      """
      with recursive gaps(lower, upper) as (
        select lag(node_id, 1, 0::bigint) over (order by node_id), node_id from nodes
        union all
        select coalesce(max(node_id), 0), 9223372036854775807 from nodes
      ),
      orphans(owner, upper) as (
        select found.owner, g.upper from gaps g
        cross join lateral (
          select q.owner from queue q where q.owner > g.lower and q.owner < g.upper order by q.owner limit 1
        ) found
        union all
        select found.owner, o.upper from orphans o
        cross join lateral (
          select q.owner from queue q where q.owner > o.owner and q.owner < o.upper order by q.owner limit 1
        ) found
      )
      select owner from orphans
      """;

  private static final String FREE =
      "update queue set owner = null, owned_at = null where owner = ?";
  private static final String RELEASE =
      "update queue set owner = null, owned_at = null"
          + " where owner is not distinct from ? and delivery_id = any (?)";
  private static final String LEASED_SINCE =
      """
      select delivery_id from queue
      where owner = ? and owned_at < now() - ? * interval '1 millisecond'
      order by owned_at limit 10000
      """;

  private final DataSource dataSource;

  /** A table behind the given data source. */
  public LeaseTable(DataSource dataSource) {
    this.dataSource = dataSource;
  }

  /**
   * Makes a node that lives for the given time, and returns its number.
   *
   * @param release the version that it runs
   */
  public long register(String name, String release, Duration life) throws SQLException {
    return Statements.rows(
            dataSource, REGISTER, row -> row.getLong(1), name, release, life.toMillis())
        .getFirst();
  }

  /** Lengthens the node's life; false if the node is gone and its leases with it. */
  public boolean renew(long node, Duration life) throws SQLException {
    return Statements.update(dataSource, RENEW, life.toMillis(), node) == 1;
  }

  /** How many nodes are alive. */
  public int alive() throws SQLException {
    return Statements.rows(dataSource, ALIVE, row -> row.getInt(1)).getFirst();
  }

  /**
   * Deletes nodes whose life ran out and frees every delivery without a living node; returns how
   * many it freed.
   */
  public int freeLost() throws SQLException {
    Statements.update(dataSource, DELETE_LOST);
    int freed = 0;
    for (long orphan : Statements.rows(dataSource, ORPHANS, row -> row.getLong(1))) {
      freed += Statements.update(dataSource, FREE, orphan);
    }
    return freed;
  }

  /** Hands deliveries of the node back; those it no longer leases stay as they are. */
  public int release(long node, Collection<UUID> deliveries) throws SQLException {
    if (deliveries.isEmpty()) {
      return 0;
    }
    try (Connection connection = dataSource.getConnection();
        PreparedStatement statement = connection.prepareStatement(RELEASE)) {
      statement.setLong(1, node);
      new Columns<>(connection, statement, List.copyOf(deliveries), 2).uuid(id -> id);
      return statement.executeUpdate();
    }
  }

  /** Ends the node: hands back all it leases and forgets it. */
  public void deregister(long node) throws SQLException {
    Statements.update(dataSource, FREE, node);
    Statements.update(dataSource, "delete from nodes where node_id = ?", node);
  }

  /**
   * Deliveries the node has leased for longer than the given time, oldest first, at most 10,000.
   */
  public List<UUID> leasedLongerThan(long node, Duration age) throws SQLException {
    return Statements.rows(
        dataSource, LEASED_SINCE, row -> row.getObject(1, UUID.class), node, age.toMillis());
  }
}
