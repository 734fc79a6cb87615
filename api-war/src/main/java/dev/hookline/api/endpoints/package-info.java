/**
 * Endpoints on the wire.
 *
 * <p>Permitted neighbours: api.http, api.json, delivery.access, delivery.breakers,
 * delivery.credentials, delivery.directory, persistence.breakers, persistence.directory,
 * persistence.id.
 */
package dev.hookline.api.endpoints;
