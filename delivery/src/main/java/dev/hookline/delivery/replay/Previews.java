package dev.hookline.delivery.replay;

import dev.hookline.delivery.Store;
import dev.hookline.delivery.routing.Destination;
import dev.hookline.delivery.routing.Routing;
import dev.hookline.persistence.recovery.FailedDeliveries;
import dev.hookline.persistence.recovery.RecentRates;
import java.util.Map;
import java.util.UUID;

/** Tells how much a bulk retry would be. */
public final class Previews {
  private final FailedDeliveries failed;
  private final RecentRates rates;
  private final Routing routing;

  /** Previews from the given stores. */
  public Previews(FailedDeliveries failed, RecentRates rates, Routing routing) {
    this.failed = failed;
    this.rates = rates;
    this.routing = routing;
  }

  /**
   * Counts what the request, of one of the modes that begin with failed deliveries, covers now, and
   * estimates its time: endpoints work side by side, so that of the slowest. Each takes its {@code
   * rate_limit_rps}, or what it took in the busiest ten seconds of the last ten minutes.
   */
  public Preview of(String tenantId, ReplayRequest request) {
    Map<UUID, Integer> counts =
        Store.ask(
            () ->
                request.mode() == ReplayRequest.Mode.RETRY_FAILED
                    ? failed.countWaiting(tenantId, Selections.failed(request), request.limit())
                    : failed.countDead(tenantId, Selections.failed(request), request.limit()));
    Map<UUID, Double> lately = counts.isEmpty() ? Map.of() : Store.ask(() -> rates.of(tenantId));
    int count = 0;
    double slowest = 0;
    for (Map.Entry<UUID, Integer> each : counts.entrySet()) {
      count += each.getValue();
      slowest = Math.max(slowest, each.getValue() / rate(tenantId, each.getKey(), lately));
    }
    return new Preview(count, Double.isInfinite(slowest) ? null : (long) Math.ceil(slowest));
  }

  private double rate(String tenantId, UUID endpointId, Map<UUID, Double> lately) {
    int limit =
        routing
            .destination(tenantId, endpointId)
            .map(Destination::pace)
            .map(Destination.Pace::perSecond)
            .orElse(0);
    return limit > 0 ? limit : lately.getOrDefault(endpointId, 0.0);
  }
}
