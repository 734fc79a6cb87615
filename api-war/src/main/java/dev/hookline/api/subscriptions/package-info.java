/**
 * Subscriptions on the wire.
 *
 * <p>Permitted neighbours: api.http, api.json, delivery.access, delivery.directory,
 * persistence.directory, persistence.id.
 */
package dev.hookline.api.subscriptions;
