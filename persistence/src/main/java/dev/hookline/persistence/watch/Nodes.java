package dev.hookline.persistence.watch;

import dev.hookline.persistence.sql.Columns;
import dev.hookline.persistence.sql.Statements;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import javax.sql.DataSource;

/** The nodes that work on this database. */
public final class Nodes {
  private static final String LIST =
      """
      select n.node_id, n.name, n.release, n.started_at, n.alive_until, n.alive_until >= now() as alive,
             (select count(*) from queue q where q.owner = n.node_id) as leased
      from nodes n order by n.node_id
      """;

  private final DataSource dataSource;

  /** Nodes behind the given data source. */
  public Nodes(DataSource dataSource) {
    this.dataSource = dataSource;
  }

  /**
   * A node.
   *
   * @param number fences its leases
   * @param release the version that it runs; empty if it is older than that is written down
   * @param alive whether its heartbeat is in time
   * @param leased deliveries it holds
   */
  public record Node(
      long number,
      String name,
      String release,
      Instant startedAt,
      Instant aliveUntil,
      boolean alive,
      long leased) {}

  /** All of them, the oldest first. */
  public List<Node> list() throws SQLException {
    return Statements.rows(dataSource, LIST, Nodes::node);
  }

  private static Node node(ResultSet row) throws SQLException {
    return new Node(
        row.getLong("node_id"),
        row.getString("name"),
        row.getString("release"),
        Columns.instant(row, "started_at"),
        Columns.instant(row, "alive_until"),
        row.getBoolean("alive"),
        row.getLong("leased"));
  }
}
