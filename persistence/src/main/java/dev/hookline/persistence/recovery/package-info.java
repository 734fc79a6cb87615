/**
 * Moves of deliveries that people ask for, in SQL: retry now, requeue or delete a dead letter, replay events.
 *
 * <p>Permitted neighbours: none.
 */
package dev.hookline.persistence.recovery;
