/**
 * Backups and drills: what runs by plan, what came of it, how long a restore takes.
 *
 * <p>Permitted neighbours: admin.frame, delivery, delivery.access, jobs, jobs.backup, jobs.runs,
 * jobs.schedule, persistence.backup, persistence.id, persistence.runs, persistence.schedules,
 * persistence.shelf.
 */
package dev.hookline.admin.recovery;
