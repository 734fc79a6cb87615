/**
 * HookLine's API seen by a client, and where to find a server to call.
 *
<<<<<<< HEAD
 * <p>Permitted neighbours: bench.wire, launcher, launcher.state, launcher.database,
 * launcher.environment, launcher.process, settings.
=======
 * <p>Permitted neighbours: none.
>>>>>>> main
 */
package dev.hookline.bench.api;
