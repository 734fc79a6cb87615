/**
 * What a run writes down and what it makes of it: event keys, latencies, the exactly-once check,
 * and what a process cost.
 *
 * <p>Permitted neighbours: none.
 */
package dev.hookline.bench.measure;
