package dev.hookline.delivery.engine;

import dev.hookline.delivery.routing.Destination;
import dev.hookline.delivery.routing.Routing;
import dev.hookline.persistence.breakers.BreakerTable;
import dev.hookline.persistence.breakers.StoredBreaker;
import dev.hookline.persistence.recovery.DeliveryMoves;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiPredicate;

/**
 * Gives up on deliveries that a breaker kept from leaving for as long as their whole schedule would
 * have taken: behind a receiver that never comes back nothing waits for ever.
 */
final class Ageing {
  /** A schedule that is over at once would give up whatever the first failures caught. */
  private static final long SHORTEST = 3_600;

  private final BreakerTable breakers;
  private final Routing routing;
  private final DeliveryMoves moves;
  private final BiPredicate<String, UUID> held;

  /**
   * @param held whether deliveries of a tenant to an endpoint are held back on purpose: then it is
   *     not the breaker that they wait for
   */
  Ageing(
      BreakerTable breakers, Routing routing, DeliveryMoves moves, BiPredicate<String, UUID> held) {
    this.breakers = breakers;
    this.routing = routing;
    this.moves = moves;
    this.held = held;
  }

  /** One look at all breakers that are not closed. */
  void run() throws SQLException {
    for (StoredBreaker breaker : breakers.notClosed()) {
      Optional<Destination> destination =
          routing.destination(breaker.tenantId(), breaker.endpointId());
      boolean waits =
          destination.map(Destination::open).orElse(false)
              && !held.test(breaker.tenantId(), breaker.endpointId());
      if (waits) {
        long longest = schedule(destination.get().pace());
        while (moves.ageOut(breaker.endpointId(), longest) > 0) {
          // until all that are too old are gone
        }
      }
    }
  }

  /** How long it takes from the first attempt to the last, in seconds. */
  static long schedule(Destination.Pace pace) {
    List<Integer> delays = pace.schedule();
    long sum = 0;
    for (int attempt = 1; attempt <= pace.maxAttempts(); attempt++) {
      sum += delays.get(Math.min(attempt, delays.size()) - 1);
    }
    return Math.max(sum, SHORTEST);
  }
}
