/**
 * Where every request comes in. One filter with everything that is done for each of them, in an
 * order that can be read: the container takes several microseconds for a filter, and publishers
 * would pay for each.
 *
 * <p>Permitted neighbours: persistence.work, api.http, api.modes, api.publish.
 */
package dev.hookline.api.door;
