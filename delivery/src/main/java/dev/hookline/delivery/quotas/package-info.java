/**
 * How much a tenant may have: endpoints, subscriptions, payload. The limits of all tenants are held
 * in memory, so a publish asks no database for them.
 *
 * <p>Permitted neighbours: delivery, delivery.input, settings, persistence.access,
 * persistence.changes, persistence.quotas, persistence.work.
 */
package dev.hookline.delivery.quotas;
