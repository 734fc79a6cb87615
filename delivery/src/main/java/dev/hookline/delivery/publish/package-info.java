/**
 * Publishing: admission, routing and the group commit that makes an event durable before it is
 * answered.
 *
 * <p>Permitted neighbours: delivery, delivery.dispatch, delivery.routing, settings, persistence.id,
 * persistence.outbox.
 */
package dev.hookline.delivery.publish;
