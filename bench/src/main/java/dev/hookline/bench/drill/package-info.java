/**
 * The verb {@code drill dr}: a node is killed under load and comes back, and the drill says what
 * that cost. What counts is what the clients wrote down as acknowledged and the receivers as
 * arrived; the servers are asked for nothing but what they show to a stranger.
 *
 * <p>Permitted neighbours: bench.api, bench.console, bench.measure, bench.verify, launcher.state.
 */
package dev.hookline.bench.drill;
