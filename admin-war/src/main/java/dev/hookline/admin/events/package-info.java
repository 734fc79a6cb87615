/**
 * Events: search, and what became of one.
 *
 * <p>Permitted neighbours: admin.frame, admin.search, delivery, delivery.access, delivery.reach,
 * delivery.replay, persistence.id, persistence.ledger, persistence.recovery, persistence.watch.
 */
package dev.hookline.admin.events;
