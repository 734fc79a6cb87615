/**
 * Backups, restores and drills from the shell: {@code scripts/hl store} and {@code scripts/hl
 * drill}. Databases are made, renamed and dropped here and never by the server, which has not the
 * login for it.
 *
 * <p>Permitted neighbours: dev.hookline.settings, dev.hookline.persistence.backup,
 * dev.hookline.persistence.id, dev.hookline.persistence.secrets, dev.hookline.persistence.shelf,
 * dev.hookline.persistence.snapshot, dev.hookline.launcher.attach, dev.hookline.launcher.database,
 * dev.hookline.launcher.environment, dev.hookline.launcher.process, dev.hookline.launcher.running,
 * dev.hookline.launcher.state.
 */
package dev.hookline.launcher.recovery;
