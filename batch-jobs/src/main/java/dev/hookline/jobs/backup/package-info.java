/**
 * The backup job and the verify job, and what is known of the backups there are.
 *
 * <p>One step takes the snapshot, a partitioned one copies under it, the last one seals. A backup
 * that is stopped keeps its snapshot for a while, so that a restart goes on at the next piece.
 *
 * <p>Permitted neighbours: delivery, delivery.audit, jobs, jobs.runs, persistence.audit,
 * persistence.backup, persistence.id, persistence.runs, persistence.secrets, persistence.shelf,
 * persistence.snapshot, persistence.work, settings.
 */
package dev.hookline.jobs.backup;
