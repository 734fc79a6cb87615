/**
 * HookLine's API seen by a client, and where to find a server to call.
 *
<<<<<<< HEAD
 * <p>Permitted neighbours: none.
=======
 * <p>Permitted neighbours: launcher, launcher.state, launcher.database, launcher.environment,
 * launcher.process, settings.
>>>>>>> main
 */
package dev.hookline.bench.api;
