/**
 * How often a caller may call, counted in memory on each node, by the minute. The guarded replay
 * has a counter of its own, in the database.
 *
 * <p>Permitted neighbours: delivery.access, settings.
 */
package dev.hookline.delivery.rates;
