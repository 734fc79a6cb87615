/**
 * A queue with millions of waiting deliveries, written straight into a database of the benchmark's
 * own, and what a claim costs there.
 *
 * <p>Permitted neighbours: bench.measure, dev.hookline.persistence.outbox, dev.hookline.settings.
 */
package dev.hookline.bench.pending;
