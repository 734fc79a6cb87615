/**
 * A HookLine seen from another process: by the lock it holds, the note it keeps and what its server
 * answers; and the restart of that server.
 *
 * <p>Permitted neighbours: dev.hookline.launcher.environment, dev.hookline.launcher.process,
 * dev.hookline.launcher.state.
 */
package dev.hookline.launcher.running;
