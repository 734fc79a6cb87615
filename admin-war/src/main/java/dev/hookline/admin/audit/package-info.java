/**
 * Who did what, and whether the log still says so.
 *
 * <p>Permitted neighbours: delivery, delivery.audit, persistence.audit.
 */
package dev.hookline.admin.audit;
