/**
 * Who did what, and whether the log still says so.
 *
 * <p>Permitted neighbours: admin.frame, delivery, delivery.audit, persistence.audit.
 */
package dev.hookline.admin.audit;
