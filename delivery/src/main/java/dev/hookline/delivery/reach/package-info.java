/**
 * Why each endpoint of a tenant got an event, or did not, or not yet.
 *
 * <p>Permitted neighbours: delivery, delivery.breakers, delivery.directory, delivery.flags,
 * delivery.modes, delivery.routing, persistence.breakers, persistence.directory, persistence.id,
 * persistence.ledger, persistence.outbox.
 */
package dev.hookline.delivery.reach;
