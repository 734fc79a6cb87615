/**
 * The verb {@code bench}: sets the run up, warms the server, measures one round, checks it and
 * reports.
 *
 * <p>Permitted neighbours: bench.api, bench.backup, bench.console, bench.hanging, bench.limits,
 * bench.load, bench.measure, bench.pages, bench.pending, bench.round, bench.sink, bench.tls,
 * bench.verify, launcher.state, settings.
 */
package dev.hookline.bench.run;
