/**
 * What the whole engine shares: the refusal of a request, and the clock and ids it works with.
 *
 * <p>Permitted neighbours: persistence.id.
 */
package dev.hookline.delivery;
