/**
 * Sending: leases, lanes, attempts and their results. This is where the engine's concurrency lives.
 *
 * <pre>
 *   publish ──commit, leased──▶ Dispatcher ──▶ Lane (one an endpoint) ──virtual thread──▶ Attempt
 *   queue ────Claimer─────────▶     ▲                                                     │
 *                                   └── next in lane ◀── Recorder (one batch, one commit) ◀┘
 * </pre>
 *
 * <p>What is in memory here is always leased in the database, by the number that {@code NodeLease}
 * holds. A crash loses nothing: the lease runs out and another node, or this one after its restart,
 * claims again. Losing the lease while alive makes everything in memory void; late results are
 * refused by the database.
 *
 * <p>Permitted neighbours: delivery, delivery.breakers, delivery.routing, delivery.retry,
 * delivery.room, settings, persistence.breakers, persistence.id, persistence.outbox,
 * transport.send, transport.targets, transport.webhook.
 */
package dev.hookline.delivery.dispatch;
