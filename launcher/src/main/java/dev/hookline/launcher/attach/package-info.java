/**
 * The way to the database of a data directory, whether a server runs over it or not: attached to
 * what runs, or started for as long as it takes. And what a killed launcher left behind.
 *
 * <p>Permitted neighbours: dev.hookline.settings, dev.hookline.launcher.database,
 * dev.hookline.launcher.domain, dev.hookline.launcher.environment, dev.hookline.launcher.process,
 * dev.hookline.launcher.state.
 */
package dev.hookline.launcher.attach;
