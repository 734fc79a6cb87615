/**
 * HookLine's API seen by a client, and where to find a server to call.
 *
<<<<<<< HEAD
 * <p>Permitted neighbours: bench.wire, launcher, launcher.state, launcher.database,
 * launcher.environment, launcher.process, settings.
=======
 * <p>Permitted neighbours: launcher, launcher.database, launcher.environment, launcher.process,
 * launcher.state, settings.
>>>>>>> wt-tests
 */
package dev.hookline.bench.api;
