/**
 * The database under the server: an embedded PostgreSQL that never loses a commit and is brought
 * back when it dies, or one of your own; and its schema, brought up to date before the server
 * starts.
 *
 * <p>Two roles from the first day: the owner migrates, the server works with rows only.
 *
 * <p>Permitted neighbours: dev.hookline.settings, dev.hookline.launcher.process,
 * dev.hookline.launcher.state.
 */
package dev.hookline.launcher.database;
