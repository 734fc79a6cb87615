/**
 * Reads the members of a JSON body, strictly and with refusals that name the member. Members nobody
 * asks for are ignored.
 *
 * <p>Permitted neighbours: delivery.
 */
package dev.hookline.delivery.input;
