/**
 * Operators on the wire; for admins.
 *
 * <p>Permitted neighbours: api.http, delivery.access, delivery.input, delivery.operators,
 * persistence.id.
 */
package dev.hookline.api.operators;
