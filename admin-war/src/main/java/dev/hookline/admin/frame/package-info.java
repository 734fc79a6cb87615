/**
 * What all screens stand in: who is there and what they may, templates, headers, forms, notes.
 *
 * <p>Permitted neighbours: admin.show, delivery, delivery.access, delivery.modes,
 * delivery.operators, persistence.work, settings.
 */
package dev.hookline.admin.frame;
