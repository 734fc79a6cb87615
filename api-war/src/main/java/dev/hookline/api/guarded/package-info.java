/**
 * The guarded replay of dead letters, and what tenants may spend on it.
 *
 * <p>Permitted neighbours: delivery, delivery.access, delivery.guarded, delivery.input,
 * persistence.guarded, persistence.id, persistence.work, api.http, api.json.
 */
package dev.hookline.api.guarded;
