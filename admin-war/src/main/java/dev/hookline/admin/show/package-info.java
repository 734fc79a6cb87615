/**
 * How pages write values and commands.
 *
 * <p>Permitted neighbours: persistence.id.
 */
package dev.hookline.admin.show;
