package dev.hookline.delivery.dispatch;

import dev.hookline.persistence.outbox.LeaseTable;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Keeps this node's lease alive for as long as it can send, frees what dead nodes left behind, and
 * hands back leases that nobody here remembers, such as those of a commit whose answer was lost.
 */
final class Heart implements Runnable {
  private static final Logger LOG = Logger.getLogger(Heart.class.getName());
  private static final Duration FORGOTTEN_AFTER = Duration.ofSeconds(20);
  private static final int BEATS_BETWEEN_SEARCHES = 5;

  private final LeaseTable table;
  private final NodeLease lease;
  private final Dispatcher dispatcher;
  private final Alarm alarm;
  private final AtomicBoolean asked = new AtomicBoolean();
  private final CountDownLatch stop = new CountDownLatch(1);

  Heart(LeaseTable table, NodeLease lease, Dispatcher dispatcher, Alarm alarm) {
    this.table = table;
    this.lease = lease;
    this.dispatcher = dispatcher;
    this.alarm = alarm;
  }

  void stop() {
    stop.countDown();
  }

  @Override
  public void run() {
    try {
      for (int beat = 1;
          !stop.await(lease.heartbeatInterval().toNanos(), TimeUnit.NANOSECONDS);
          beat++) {
        beat(beat % BEATS_BETWEEN_SEARCHES == 0);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void beat(boolean search) {
    if (!sendsRun()) {
      LOG.log(Level.WARNING, "sends stand still; the lease is not renewed while they do");
      return;
    }
    try {
      if (!lease.beat()) {
        dispatcher.handBackWaiting();
      }
      int freed = table.freeLost();
      if (freed > 0) {
        LOG.log(Level.INFO, "{0} deliveries of lost nodes are free again", freed);
        alarm.ring();
      }
      if (search) {
        releaseForgotten();
      }
      dispatcher.tendLanes();
    } catch (SQLException e) {
      LOG.log(Level.WARNING, "a heartbeat failed: {0}", e.getMessage());
    } catch (RuntimeException e) { // without the next beat the node would lose its leases
      LOG.log(Level.SEVERE, "a heartbeat failed inside HookLine", e);
    }
  }

  /**
   * Whether a virtual thread ran since the last beat; starts the next. Sends run on nothing else:
   * while those stand still, for want of a carrier or by a fault of the JVM, this node must not
   * keep what another could send.
   */
  private boolean sendsRun() {
    boolean answered = asked.compareAndSet(false, true);
    if (answered) {
      Thread.ofVirtual().name("hookline-pulse").start(() -> asked.set(false));
    }
    return answered;
  }

  private void releaseForgotten() throws SQLException {
    List<UUID> forgotten =
        table.leasedLongerThan(lease.node(), FORGOTTEN_AFTER).stream()
            .filter(id -> !dispatcher.holds(id))
            .toList();
    if (table.release(lease.node(), forgotten) > 0) {
      LOG.log(
          Level.WARNING, "{0} leases that nobody remembered were handed back", forgotten.size());
      alarm.ring();
    }
  }
}
