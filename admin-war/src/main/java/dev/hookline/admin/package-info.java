/**
 * The operators' portal. Its pages are still to come; today it says what is here and where the rest
 * is.
 *
 * <p>Permitted neighbours: none.
 */
package dev.hookline.admin;
