/**
 * Backups and drills: what runs by plan, what came of it, how long a restore takes.
 *
 * <p>Permitted neighbours: admin.frame, delivery, delivery.access, jobs, jobs.runs, jobs.schedule,
 * persistence.id, persistence.runs, persistence.schedules.
 */
package dev.hookline.admin.recovery;
