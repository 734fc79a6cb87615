/**
 * Operating the server: how the queue stands, holding deliveries back, sending a test.
 *
 * <p>Permitted neighbours: delivery, delivery.access, delivery.dispatch, delivery.engine,
 * delivery.input, delivery.modes, persistence.id, persistence.ledger, persistence.outbox,
 * persistence.work, api.http, api.json, jobs, settings.
 */
package dev.hookline.api.operate;
