/**
 * What all screens stand in: who is there and what they may, templates, headers, forms, notes.
 *
 * <p>Permitted neighbours: delivery, delivery.access, delivery.engine, delivery.operators,
 * persistence.id, persistence.work, settings.
 */
package dev.hookline.admin.frame;
