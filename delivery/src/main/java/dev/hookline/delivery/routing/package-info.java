/**
 * Which endpoints an event goes to, and with which body: topic patterns, filters and transforms,
 * compiled once a tenant and forgotten when its configuration changes.
 *
 * <p>Permitted neighbours: delivery, delivery.credentials, persistence.directory,
 * persistence.changes, persistence.id, persistence.work, transport.send, transport.signature,
 * transport.targets, settings.
 */
package dev.hookline.delivery.routing;
