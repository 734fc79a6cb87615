/**
 * The metrics page: the engine's counts in it, and a guard before it.
 *
 * <p>Permitted neighbours: delivery.breakers, delivery.dispatch, delivery.engine, delivery.modes,
 * delivery.publish, settings.
 */
package dev.hookline.api.metrics;
