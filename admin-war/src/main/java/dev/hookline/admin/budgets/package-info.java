/**
 * What tenants may spend on guarded replays, and the limits of the server.
 *
 * <p>Permitted neighbours: admin.frame, delivery, delivery.access, delivery.directory,
 * delivery.guarded, persistence.access, persistence.guarded, persistence.work, settings.
 */
package dev.hookline.admin.budgets;
