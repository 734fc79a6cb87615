package dev.hookline.delivery.engine;

import dev.hookline.delivery.retry.RetryOverride;
import dev.hookline.delivery.routing.Destination;
import dev.hookline.delivery.routing.Routing;
import dev.hookline.persistence.breakers.BreakerTable;
import dev.hookline.persistence.breakers.StoredBreaker;
import dev.hookline.persistence.recovery.DeliveryMoves;
import dev.hookline.persistence.recovery.LateDeliveries;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiPredicate;

/**
 * Gives up on deliveries that a breaker kept from leaving for as long as their whole schedule would
 * have taken: behind a receiver that never comes back nothing waits for ever.
 *
 * <p>Those of events with retries of their own have another schedule each. To find them all that
 * waits is walked, a limited part of it a round, however much that is. For one thread.
 */
final class Ageing {
  /** A schedule that is over at once would give up whatever the first failures caught. */
  private static final long SHORTEST = 3_600;

  private static final int LOOKS_A_ROUND = 5;
  private static final int ROWS_A_LOOK = 20_000;

  private final BreakerTable breakers;
  private final Routing routing;
  private final DeliveryMoves moves;
  private final LateDeliveries late;
  private final Map<UUID, Instant> walkedTo = new HashMap<>();
  private final BiPredicate<String, UUID> held;

  /**
   * @param held whether deliveries of a tenant to an endpoint are held back on purpose: then it is
   *     not the breaker that they wait for
   */
  Ageing(
      BreakerTable breakers,
      Routing routing,
      DeliveryMoves moves,
      LateDeliveries late,
      BiPredicate<String, UUID> held) {
    this.breakers = breakers;
    this.routing = routing;
    this.moves = moves;
    this.late = late;
    this.held = held;
  }

  /** One look at all breakers that are not closed. */
  void run() throws SQLException {
    List<StoredBreaker> notClosed = breakers.notClosed();
    walkedTo.keySet().retainAll(notClosed.stream().map(StoredBreaker::endpointId).toList());
    for (StoredBreaker breaker : notClosed) {
      Optional<Destination> destination =
          routing.destination(breaker.tenantId(), breaker.endpointId());
      boolean waits =
          destination.map(Destination::open).orElse(false)
              && !held.test(breaker.tenantId(), breaker.endpointId());
      if (waits) {
        Destination.Pace pace = destination.get().pace();
        while (moves.ageOut(breaker.endpointId(), schedule(pace)) > 0) {
          // until all that are too old are gone
        }
        ageBySchedulesOfEvents(breaker.endpointId(), pace);
      }
    }
  }

  private void ageBySchedulesOfEvents(UUID endpointId, Destination.Pace pace) throws SQLException {
    Instant from = walkedTo.getOrDefault(endpointId, Instant.EPOCH);
    for (int look = 0; look < LOOKS_A_ROUND && from != null; look++) {
      LateDeliveries.Look seen = late.look(endpointId, from, SHORTEST, ROWS_A_LOOK);
      List<UUID> tooOld =
          seen.late().stream()
              .filter(each -> each.seconds() > schedule(RetryOverride.over(pace, each.retry())))
              .map(LateDeliveries.Late::deliveryId)
              .toList();
      late.ageOut(tooOld, SHORTEST);
      from = seen.walkedTo();
    }
    if (from == null) {
      walkedTo.remove(endpointId);
    } else {
      walkedTo.put(endpointId, from);
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
