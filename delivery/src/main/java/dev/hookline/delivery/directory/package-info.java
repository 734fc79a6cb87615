/**
 * Who receives what: tenants, endpoints and subscriptions, with every rule about what may be
 * written.
 *
 * <p>Permitted neighbours: delivery, delivery.credentials, delivery.input, delivery.quotas,
 * delivery.retry, delivery.routing, settings, persistence.id, persistence.access,
 * persistence.directory, persistence.work, transport.guard, transport.send, transport.targets.
 */
package dev.hookline.delivery.directory;
