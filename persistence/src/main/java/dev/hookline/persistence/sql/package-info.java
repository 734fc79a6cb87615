/**
 * Statements with their values, and columns as the types of Java; the hot path of the outbox binds
 * its arrays by itself.
 *
 * <p>Permitted neighbours: none.
 */
package dev.hookline.persistence.sql;
