/**
 * The first page: is anything stuck, and where to look next.
 *
 * <p>Permitted neighbours: delivery, delivery.modes, persistence.ledger, persistence.outbox,
 * persistence.watch.
 */
package dev.hookline.admin.overview;
