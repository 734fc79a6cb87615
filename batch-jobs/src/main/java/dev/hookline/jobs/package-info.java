/**
 * Jakarta Batch: the long jobs, and the one door through which they are started and watched.
 *
 * <p>Permitted neighbours: delivery, settings, persistence.id, persistence.outbox.
 */
package dev.hookline.jobs;
