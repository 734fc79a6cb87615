/**
 * What tenants may spend on guarded replays, and the limits of the server.
 *
 * <p>Permitted neighbours: none.
 */
package dev.hookline.admin.budgets;
