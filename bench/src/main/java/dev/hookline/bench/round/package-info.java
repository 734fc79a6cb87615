/**
 * A stretch of load against one server and one sink: what was published, what arrived, what it
 * cost; and how a server is warmed up by such rounds.
 *
 * <p>Permitted neighbours: bench.api, bench.load, bench.measure, bench.sink.
 */
package dev.hookline.bench.round;
