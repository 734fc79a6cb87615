/**
 * Modes over HTTP: the door that holds a request back while a mode forbids it, and the routes that
 * turn modes.
 *
 * <p>Permitted neighbours: delivery, delivery.access, delivery.input, delivery.modes,
 * persistence.id, persistence.modes, api.http, api.problem.
 */
package dev.hookline.api.modes;
