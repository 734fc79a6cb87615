/**
 * Clients of our own API, each a verb of {@code scripts/hl}: the demo, the benchmark, the disaster
 * drill and a receiver.
 *
 * <p>Permitted neighbours: bench.demo, bench.drill, bench.receive, bench.run.
 */
package dev.hookline.bench;
