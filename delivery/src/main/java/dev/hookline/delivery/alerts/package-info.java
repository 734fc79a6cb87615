/**
 * Alerts that are published to targets by name, whoever subscribed.
 *
 * <p>Permitted neighbours: delivery, delivery.input, delivery.publish, delivery.quotas,
 * delivery.routing, persistence.id.
 */
package dev.hookline.delivery.alerts;
