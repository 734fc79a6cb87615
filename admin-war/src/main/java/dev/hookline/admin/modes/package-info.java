/**
 * The switches of the installation: what they would hold back, and turning them.
 *
 * <p>Permitted neighbours: none.
 */
package dev.hookline.admin.modes;
