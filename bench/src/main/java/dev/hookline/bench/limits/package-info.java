/**
 * What the machine could do at best in the same minute: each step of a delivery alone, and all of
 * them in one bare process.
 *
 * <p>Permitted neighbours: bench.api, bench.bare, bench.load, bench.measure, bench.round,
 * bench.sink, bench.tls, launcher.
 */
package dev.hookline.bench.limits;
