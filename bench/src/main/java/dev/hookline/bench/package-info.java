/**
 * Clients of our own API, each a verb of {@code scripts/hl}: the demo and the benchmark.
 *
 * <p>Permitted neighbours: bench.demo, bench.run.
 */
package dev.hookline.bench;
