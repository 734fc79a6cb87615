/**
 * The switches of the installation: what they would hold back, and turning them.
 *
 * <p>Permitted neighbours: admin.frame, delivery, delivery.access, delivery.modes,
 * persistence.modes.
 */
package dev.hookline.admin.modes;
