/**
 * Tenants and their keys.
 *
 * <p>Permitted neighbours: admin.frame, delivery, delivery.access, delivery.directory,
 * persistence.access, persistence.id, persistence.watch, persistence.work.
 */
package dev.hookline.admin.tenants;
