/**
 * Quotas of tenants on the wire.
 *
 * <p>Permitted neighbours: api.http, delivery.access, delivery.quotas.
 */
package dev.hookline.api.quotas;
