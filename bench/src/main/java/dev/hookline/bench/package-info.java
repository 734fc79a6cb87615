/**
 * Clients of our own API, each a verb of {@code scripts/hl}: the demo, the benchmark and the
 * disaster drill.
 *
 * <p>Permitted neighbours: bench.demo, bench.drill, bench.run.
 */
package dev.hookline.bench;
