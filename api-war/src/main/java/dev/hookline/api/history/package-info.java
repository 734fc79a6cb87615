/**
 * What happened: events, deliveries with their attempts, dead letters.
 *
 * <p>Permitted neighbours: delivery, delivery.access, delivery.deadletter, delivery.publish,
 * delivery.reach, delivery.routing, persistence.id, persistence.ledger, persistence.outbox,
 * api.http.
 */
package dev.hookline.api.history;
