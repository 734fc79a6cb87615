/**
 * Jakarta Batch: the long jobs, and the one door through which they are started and watched.
 *
 * <p>Permitted neighbours: delivery, delivery.modes, settings, persistence.id, persistence.outbox.
 */
package dev.hookline.jobs;
