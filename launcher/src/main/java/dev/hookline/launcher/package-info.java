/**
 * Starts, watches and stops a whole HookLine: the verbs of {@code scripts/hl} and, for tests and
 * the benchmark, {@link dev.hookline.launcher.HookLine}. Both do the same thing in the same way.
 *
 * <p>The life of a run: lock the data directory, start the database, bring the schema up to date,
 * make the domain, start the server, wait until it says it is ready; then watch both children,
 * start again what dies, and at the end stop the server before the database under it.
 *
 * <p>Permitted neighbours: dev.hookline.settings, dev.hookline.persistence.id,
 * dev.hookline.launcher.attach, dev.hookline.launcher.database, dev.hookline.launcher.domain,
 * dev.hookline.launcher.environment, dev.hookline.launcher.operate, dev.hookline.launcher.process,
 * dev.hookline.launcher.recovery, dev.hookline.launcher.running, dev.hookline.launcher.state,
 * dev.hookline.launcher.token.
 */
package dev.hookline.launcher;
