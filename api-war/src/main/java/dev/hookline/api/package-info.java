/**
 * The REST application at the context root. Resources are found by scanning: a class with
 * {@code @Path} anywhere below this package is part of the API.
 *
 * <p>Permitted neighbours: none.
 */
package dev.hookline.api;
