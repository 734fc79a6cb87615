package dev.hookline.api.modes;

import dev.hookline.persistence.modes.HeldCounts;

/**
 * What a pause holds back, or would.
 *
 * @param pending deliveries that wait
 * @param inFlight deliveries in flight; they finish
 * @param endpoints endpoints with deliveries that wait
 * @param tenants tenants of those endpoints
 * @param atLeast true if counting stopped at a bound: there may be more
 */
record AffectedView(long pending, long inFlight, long endpoints, long tenants, boolean atLeast) {
  static AffectedView of(HeldCounts counts) {
    return new AffectedView(
        counts.pending(),
        counts.inFlight(),
        counts.endpoints(),
        counts.tenants(),
        counts.atLeast());
  }
}
