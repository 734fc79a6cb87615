/**
 * Replays: delivering again what was published before, and retrying in bulk what failed.
 *
 * <p>Permitted neighbours: delivery, delivery.access, delivery.directory, delivery.input,
 * delivery.replay, delivery.routing, persistence.directory, persistence.id, persistence.recovery,
 * api.http.
 */
package dev.hookline.api.replay;
