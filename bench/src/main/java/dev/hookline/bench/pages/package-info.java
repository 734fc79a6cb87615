/**
 * The verb {@code bench pages}: how fast the portal answers over a long history.
 *
 * <p>Permitted neighbours: bench.api, bench.console, bench.history, launcher.state.
 */
package dev.hookline.bench.pages;
