/**
 * HookLine's API seen by a client, and where to find a server to call.
 *
 * <p>Permitted neighbours: bench.wire, launcher, launcher.database, launcher.environment,
 * launcher.process, launcher.state, settings.
 */
package dev.hookline.bench.api;
