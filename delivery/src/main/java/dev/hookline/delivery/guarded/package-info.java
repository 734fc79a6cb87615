/**
 * The guarded replay of dead letters: signed or done by an admin, counted, paid for, done once, and
 * written down.
 *
 * <p>Permitted neighbours: delivery, delivery.dispatch, delivery.engine, delivery.flags,
 * persistence.guarded, persistence.id, persistence.work, settings, transport.signature.
 */
package dev.hookline.delivery.guarded;
