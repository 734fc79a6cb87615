/**
 * What becomes of a delivery after an attempt: delivered, tried again later, or dead. The endpoint
 * says how often and when, or the event in its place.
 *
 * <p>Permitted neighbours: delivery.input, delivery.routing, settings, transport.send.
 */
package dev.hookline.delivery.retry;
