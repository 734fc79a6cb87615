/**
 * What becomes of a delivery after an attempt: delivered, tried again later, or dead.
 *
 * <p>Permitted neighbours: delivery.input, delivery.routing, settings, transport.send.
 */
package dev.hookline.delivery.retry;
