/**
 * Single deliveries in the hands of people: try again now, requeue or give up a dead letter, take
 * back an event.
 *
 * <p>Permitted neighbours: delivery, persistence.outbox, persistence.recovery.
 */
package dev.hookline.delivery.deadletter;
