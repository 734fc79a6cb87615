/**
 * A history written straight into a database, for what is measured over a long one.
 *
 * <p>Permitted neighbours: none.
 */
package dev.hookline.bench.history;
