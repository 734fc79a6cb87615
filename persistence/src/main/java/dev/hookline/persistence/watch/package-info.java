/**
 * What operators look at, over all tenants: traffic, searches, dead letters by cause, nodes. Every
 * question is bounded, so that looking costs little however long the history is.
 *
 * <p>Permitted neighbours: persistence.outbox, persistence.sql.
 */
package dev.hookline.persistence.watch;
