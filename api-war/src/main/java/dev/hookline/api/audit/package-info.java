/**
 * The audit log on the wire.
 *
 * <p>Permitted neighbours: api.http, api.json, delivery, delivery.access, delivery.audit,
 * persistence.audit.
 */
package dev.hookline.api.audit;
