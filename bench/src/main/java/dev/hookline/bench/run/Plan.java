package dev.hookline.bench.run;

import dev.hookline.bench.load.Pace;
import java.time.Duration;
import java.util.List;

/**
 * What to measure.
 *
 * @param warmUp least time under load before it
 * @param window length of the measured round
 * @param connections kept publishing connections
 * @param payloadBytes size of each payload
 * @param endpoints receiving endpoints; each event goes to one of them, in turn
 * @param rate events per second in an open loop, or 0 for a closed loop
 * @param limits whether to measure the bare limits too
 * @param rates events per second of further rounds in an open loop, for their latencies
 * @param profile what else to look at
 * @param minutes length of a soak at a steady rate, or 0
 */
record Plan(
    Duration warmUp,
    Duration window,
    int connections,
    int payloadBytes,
    int endpoints,
    int rate,
    boolean limits,
    List<Integer> rates,
    Profile profile,
    int minutes) {
  Pace pace() {
    return rate == 0 ? Pace.closedLoop() : Pace.perSecond(rate);
  }
}
