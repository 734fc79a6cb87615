/**
 * A receiver that stops answering while others go on, to see what they notice of it.
 *
 * <p>Permitted neighbours: bench.api, bench.load, bench.wire.
 */
package dev.hookline.bench.hanging;
