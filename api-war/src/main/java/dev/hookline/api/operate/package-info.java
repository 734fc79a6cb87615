/**
 * Operating the server: how the queue stands, holding deliveries back, sending a test.
 *
 * <p>Permitted neighbours: delivery, delivery.access, delivery.dispatch, delivery.engine,
 * delivery.input, delivery.modes, persistence.id, persistence.ledger, persistence.outbox, api.http,
 * api.json, jobs.
 */
package dev.hookline.api.operate;
