/**
 * Tenants on the wire; for operators only.
 *
 * <p>Permitted neighbours: api.http, delivery, delivery.access, delivery.directory,
 * persistence.access.
 */
package dev.hookline.api.tenants;
