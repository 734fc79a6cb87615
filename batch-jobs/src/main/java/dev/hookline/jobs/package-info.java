/**
 * Jakarta Batch: the long jobs, and the one door through which they are started and watched.
 *
 * <p>Permitted neighbours: delivery, delivery.audit, delivery.modes, settings, persistence.audit,
 * persistence.id, persistence.outbox, persistence.work.
 */
package dev.hookline.jobs;
