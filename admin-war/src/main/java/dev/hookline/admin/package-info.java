/**
 * The operators' portal: one package and one folder of templates a screen.
 *
 * <p>Permitted neighbours: none.
 */
package dev.hookline.admin;
