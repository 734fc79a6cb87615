/**
 * Copies a database into a backup under one snapshot, and a backup into a database beside it.
 *
 * <p>What is copied is every table of the application's schema; the history of migrations and the
 * container's records of batch jobs are made anew where the copy goes.
 *
 * <p>Permitted neighbours: persistence.backup, persistence.secrets, persistence.sql.
 */
package dev.hookline.persistence.snapshot;
