/**
 * The first page: is anything stuck, and where to look next.
 *
 * <p>Permitted neighbours: delivery, delivery.engine, persistence.ledger, persistence.outbox,
 * persistence.watch.
 */
package dev.hookline.admin.overview;
