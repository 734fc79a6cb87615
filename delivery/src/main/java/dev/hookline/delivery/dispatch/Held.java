package dev.hookline.delivery.dispatch;

import dev.hookline.persistence.outbox.ClaimedDelivery;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A delivery in memory and the lease under which it is there.
 *
 * @param node the node number that leases it; void once the node has another number
 * @param run the run of an ordered lane that it was leased with, or null
 */
record Held(ClaimedDelivery delivery, long node, Run run) {
  Held(ClaimedDelivery delivery, long node) {
    this(delivery, node, null);
  }

  /** Deliveries of one ordered lane, leased together to be sent one after the other. */
  static List<Held> run(List<ClaimedDelivery> deliveries, long node) {
    Run run = new Run(new AtomicInteger(deliveries.size()));
    return deliveries.stream().map(each -> new Held(each, node, run)).toList();
  }

  /**
   * The deliveries of one run.
   *
   * @param left how many of them are still leased
   */
  record Run(AtomicInteger left) {}

  /** Whether it was leased to be sent behind others of its lane. */
  boolean inOrder() {
    return run != null;
  }

  /** It is leased no more; true for the last of a run: the lane's next can be claimed. */
  boolean endsRun() {
    return run != null && run.left.decrementAndGet() == 0;
  }

  long size() {
    return delivery.body().length;
  }
}
