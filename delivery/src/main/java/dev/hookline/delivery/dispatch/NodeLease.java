package dev.hookline.delivery.dispatch;

import dev.hookline.persistence.outbox.LeaseTable;
import java.sql.SQLException;
import java.time.Duration;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * This node's number and whether it still stands. Heartbeats renew it; if they fail for too long
 * the node stops sending by itself, before another may free its deliveries.
 */
final class NodeLease {
  private static final Logger LOG = Logger.getLogger(NodeLease.class.getName());

  private final LeaseTable table;
  private final String name;
  private final String release;
  private final Duration life;
  private volatile long node;
  private volatile long validUntilNanos;
  private volatile int nodes = 1;

  NodeLease(LeaseTable table, String name, String release, Duration life) {
    this.table = table;
    this.name = name;
    this.release = release;
    this.life = life;
  }

  /** The current number. */
  long node() {
    return node;
  }

  /** Whether deliveries leased under the given number may be sent. */
  boolean holds(long number) {
    return number == node && System.nanoTime() - validUntilNanos < 0;
  }

  boolean held() {
    return holds(node);
  }

  /** How many nodes are alive, this one included, as of the last heartbeat. */
  int nodes() {
    return nodes;
  }

  Duration heartbeatInterval() {
    return life.dividedBy(5);
  }

  /** Takes a first, or a new, number. */
  void acquire() throws SQLException {
    long asked = System.nanoTime();
    node = table.register(name, release, life);
    extend(asked);
    countNodes();
  }

  /**
   * One heartbeat.
   *
   * @return false if the lease was lost and a new number taken: all that was leased is void
   */
  boolean beat() throws SQLException {
    long asked = System.nanoTime();
    if (table.renew(node, life)) {
      extend(asked);
      countNodes();
      return true;
    }
    LOG.log(Level.WARNING, "node {0} lost its lease; its deliveries are free for others", node);
    acquire();
    return false;
  }

  void end() throws SQLException {
    table.deregister(node);
  }

  private void countNodes() throws SQLException {
    nodes = Math.max(1, table.alive());
  }

  /** Counts from before the question, so that this node always stops first. */
  private void extend(long askedNanos) {
    validUntilNanos = askedNanos + life.toNanos();
  }
}
