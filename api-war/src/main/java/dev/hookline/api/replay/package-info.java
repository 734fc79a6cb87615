/**
 * Replays: delivering again what was published before.
 *
 * <p>Permitted neighbours: delivery, delivery.access, delivery.input, delivery.replay,
 * delivery.routing, persistence.id, persistence.recovery, api.http.
 */
package dev.hookline.api.replay;
