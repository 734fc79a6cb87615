/**
 * What the machine could do at best in the same minute: each step of a delivery alone.
 *
 * <p>Permitted neighbours: bench.load, bench.sink, bench.api.
 */
package dev.hookline.bench.limits;
