/**
 * The directory of backups: which there are, what was noted of them, and which may go.
 *
 * <p>Permitted neighbours: persistence.backup, persistence.id.
 */
package dev.hookline.persistence.shelf;
