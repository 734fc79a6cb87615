/**
 * What becomes of a delivery after an attempt: delivered, tried again later, or dead.
 *
 * <p>Permitted neighbours: delivery, delivery.routing, persistence.outbox, transport.send, settings.
 */
package dev.hookline.delivery.retry;
