/**
 * HookLine's API seen by a client, and where to find a server to call.
 *
 * <p>Permitted neighbours: none.
 */
package dev.hookline.bench.api;
