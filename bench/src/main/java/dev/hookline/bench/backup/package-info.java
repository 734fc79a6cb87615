/**
 * The verb {@code bench backup}: what a backup under load costs the publishers, how fast it is, and
 * whether what comes back is what was there.
 *
 * <p>Permitted neighbours: bench.api, bench.console, bench.history, bench.load, bench.measure,
 * bench.sink, bench.verify, launcher, launcher.state.
 */
package dev.hookline.bench.backup;
