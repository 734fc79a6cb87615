/**
 * The files that pages load, and the headers that say what pages may load.
 *
 * <p>Permitted neighbours: none.
 */
package dev.hookline.admin.assets;
