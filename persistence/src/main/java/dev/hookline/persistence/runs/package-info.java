/**
 * What came of backups, verifications, restores and drills: stages with their times, figures, a
 * report.
 *
 * <p>Permitted neighbours: persistence.sql.
 */
package dev.hookline.persistence.runs;
