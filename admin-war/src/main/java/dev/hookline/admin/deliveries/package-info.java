/**
 * Deliveries: search, and one with everything that happened to it.
 *
 * <p>Permitted neighbours: admin.frame, admin.search, delivery, delivery.access,
 * delivery.deadletter, delivery.directory, delivery.modes, persistence.directory, persistence.id,
 * persistence.ledger, persistence.outbox, persistence.watch.
 */
package dev.hookline.admin.deliveries;
