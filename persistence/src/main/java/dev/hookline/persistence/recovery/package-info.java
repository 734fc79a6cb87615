/**
 * Moves of deliveries that people ask for, in SQL: retry now, requeue or delete a dead letter,
 * replay events, retry in bulk, find what an endpoint missed.
 *
 * <p>Permitted neighbours: persistence.audit, persistence.outbox, persistence.sql.
 */
package dev.hookline.persistence.recovery;
