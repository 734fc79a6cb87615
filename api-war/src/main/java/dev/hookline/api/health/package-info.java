/**
 * Whether the server lives, has started, and is ready for requests; the server's own {@code
 * /health} shows them.
 *
 * <p>Permitted neighbours: delivery.engine, persistence.ledger.
 */
package dev.hookline.api.health;
