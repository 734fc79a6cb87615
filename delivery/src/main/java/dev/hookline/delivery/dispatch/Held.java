package dev.hookline.delivery.dispatch;

import dev.hookline.persistence.outbox.ClaimedDelivery;

/**
 * A delivery in memory and the lease under which it is there.
 *
 * @param node the node number that leases it; void once the node has another number
 */
record Held(ClaimedDelivery delivery, long node) {
  long size() {
    return delivery.body().length;
  }
}
