/**
 * The tables behind the guarded replay of dead letters: what ran under which idempotency key, how
 * often an address may call, and what a tenant may spend. Everything here happens inside one unit
 * of work, so that a replay is paid for exactly when it is done.
 *
 * <p>Permitted neighbours: persistence.id, persistence.outbox, persistence.work.
 */
package dev.hookline.persistence.guarded;
