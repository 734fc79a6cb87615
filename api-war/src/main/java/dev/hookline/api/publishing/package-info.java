/**
 * The alert publishing API: the engine seen as a priority queue of alerts on their way to targets.
 *
 * <p>Permitted neighbours: delivery, delivery.access, delivery.alerts, delivery.deadletter,
 * delivery.publish, persistence.id, persistence.ledger, persistence.outbox, api.event, api.history,
 * api.http.
 */
package dev.hookline.api.publishing;
