/**
 * The verb {@code bench}: sets the run up, warms the server, measures one round, checks it and
 * reports.
 *
 * <p>Permitted neighbours: bench.api, bench.backup, bench.console, bench.load, bench.sink,
 * bench.measure, bench.limits, bench.pages, bench.verify, launcher.state.
 */
package dev.hookline.bench.run;
