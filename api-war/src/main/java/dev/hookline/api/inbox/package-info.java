/**
 * The Dev Inbox on the wire. Receiving is a servlet of its own: it is called at the rate of
 * deliveries.
 *
 * <p>Permitted neighbours: api.http, api.json, api.problem, delivery.access, delivery.inbox,
 * persistence.id, persistence.inbox, settings.
 */
package dev.hookline.api.inbox;
