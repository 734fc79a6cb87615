/**
 * Light or dark.
 *
 * <p>Permitted neighbours: admin.frame.
 */
package dev.hookline.admin.theme;
