/**
 * How a job, a restore or a drill writes down what it does while it does it: {@link
 * dev.hookline.jobs.runs.Runs#begin}, stages, figures, an end.
 *
 * <p>Permitted neighbours: delivery, persistence.id, persistence.runs, persistence.schedules,
 * persistence.work.
 */
package dev.hookline.jobs.runs;
