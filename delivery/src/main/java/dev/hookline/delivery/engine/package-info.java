/**
 * The engine put together: its parts, its start, its upkeep and its stop.
 *
 * <p>One engine a process, for both wars: it lives in the EAR's library and starts with the
 * application.
 *
 * <p>Permitted neighbours: delivery.*, settings, persistence.*, transport.*.
 */
package dev.hookline.delivery.engine;
