/**
 * Verbs that work a running server through its API, in the operator's name. The operator's key
 * comes from the environment or the keys file, never from the command line.
 *
 * <p>Permitted neighbours: dev.hookline.settings, dev.hookline.launcher.environment,
 * dev.hookline.launcher.state.
 */
package dev.hookline.launcher.operate;
