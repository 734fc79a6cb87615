/**
 * {@code scripts/hl token}: tokens for scripts, signed with the installation's own key. It needs
 * the data directory and no running server.
 *
 * <p>Permitted neighbours: dev.hookline.settings, dev.hookline.launcher.environment,
 * dev.hookline.launcher.state.
 */
package dev.hookline.launcher.token;
