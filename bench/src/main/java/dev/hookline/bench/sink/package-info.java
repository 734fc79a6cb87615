/**
 * The receiver of the benchmark: one thread that answers every POST with 200 and notes what
 * arrived.
 *
 * <p>Permitted neighbours: bench.wire, bench.measure, bench.verify.
 */
package dev.hookline.bench.sink;
