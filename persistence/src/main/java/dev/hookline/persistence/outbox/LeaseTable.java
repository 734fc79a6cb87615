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

  /** It jumps from owner to owner, beginning with the newest lease: those before it are ended. */
  private static final String ORPHANS =
      """
      with recursive owners(owner) as (
        (select owner from queue where owner is not null order by owner desc, owned_at desc limit 1)
        union all
        select (select q.owner from queue q where q.owner < o.owner order by q.owner desc, q.owned_at desc limit 1)
        from owners o where o.owner is not null
      )
      select o.owner from owners o
      where o.owner is not null and not exists (select from nodes n where n.node_id = o.owner)
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
