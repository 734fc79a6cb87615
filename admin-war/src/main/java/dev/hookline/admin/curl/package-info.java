/**
 * The commands that do what a page's buttons do.
 *
 * <p>Permitted neighbours: settings.
 */
package dev.hookline.admin.curl;
