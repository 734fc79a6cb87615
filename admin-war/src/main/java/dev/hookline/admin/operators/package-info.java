/**
 * The operators and their roles.
 *
 * <p>Permitted neighbours: admin.frame, delivery, delivery.access, delivery.operators,
 * persistence.id, persistence.work.
 */
package dev.hookline.admin.operators;
