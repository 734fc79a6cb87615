/**
 * The backups on this node's shelf: looked at by viewers, pinned by operators.
 *
 * <p>Permitted neighbours: delivery.access, delivery.input, jobs.backup, persistence.backup,
 * persistence.shelf, api.http.
 */
package dev.hookline.api.backups;
