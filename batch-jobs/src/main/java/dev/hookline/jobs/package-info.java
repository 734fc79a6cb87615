/**
 * Jakarta Batch: the long jobs, and the one door through which they are started and watched.
 *
 * <p>Permitted neighbours: delivery, delivery.audit, delivery.modes, jobs.runs, settings,
 * persistence.audit, persistence.id, persistence.outbox, persistence.runs, persistence.work.
 */
package dev.hookline.jobs;
