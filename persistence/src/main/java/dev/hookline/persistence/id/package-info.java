/**
 * Ids: UUIDv7 in the database, the same with a typed prefix on the wire.
 *
 * <p>Permitted neighbours: none.
 */
package dev.hookline.persistence.id;
