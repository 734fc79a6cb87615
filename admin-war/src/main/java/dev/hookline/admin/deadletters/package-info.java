/**
 * Dead letters by cause, and how they go back to the queue.
 *
 * <p>Permitted neighbours: admin.frame, admin.search, delivery, delivery.access,
 * delivery.deadletter, delivery.guarded, delivery.replay, persistence.id, persistence.ledger,
 * persistence.recovery, persistence.watch, persistence.work.
 */
package dev.hookline.admin.deadletters;
