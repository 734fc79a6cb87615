/**
 * Replay: events of the past routed and delivered anew, or dead letters requeued, by event, time,
 * topic and endpoint.
 *
 * <p>Permitted neighbours: delivery, delivery.routing, persistence.id, persistence.recovery.
 */
package dev.hookline.delivery.replay;
