/**
 * The load generator: one thread, one selector, preformatted requests.
 *
 * <p>Permitted neighbours: bench.wire, bench.measure.
 */
package dev.hookline.bench.load;
