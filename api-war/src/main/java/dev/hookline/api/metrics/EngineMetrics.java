package dev.hookline.api.metrics;

import dev.hookline.delivery.dispatch.Meters;
import dev.hookline.delivery.engine.Engine;
import dev.hookline.delivery.modes.Mode;
import dev.hookline.delivery.publish.Publisher;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;
import org.eclipse.microprofile.metrics.Counter;
import org.eclipse.microprofile.metrics.Metadata;
import org.eclipse.microprofile.metrics.MetricRegistry;
import org.eclipse.microprofile.metrics.MetricUnits;

/**
 * Shows the engine's counts as MicroProfile metrics. The engine counts by itself; what it counted
 * is carried over when the page is asked for, so the hot path knows nothing of metrics.
 */
@ApplicationScoped
class EngineMetrics {
  @Inject MetricRegistry registry;
  @Inject Engine engine;

  private final Map<Counter, LongSupplier> counts = new LinkedHashMap<>();

  @PostConstruct
  void register() {
    Publisher publisher = engine.publisher();
    Meters meters = engine.dispatch().dispatcher().meters();
    count("events_published_total", "Events made durable", publisher::accepted);
    count("publishes_duplicate_total", "Publishes answered from their key", publisher::duplicates);
    count(
        "publishes_refused_total",
        "Publishes refused at or after the commit queue",
        publisher::refused);
    count("attempts_total", "Attempts that ended", meters::sends);
    count("deliveries_succeeded_total", "Deliveries that a receiver took", meters::delivered);
    count("attempts_retried_total", "Attempts after which another is due", meters::retried);
    count("deliveries_dead_total", "Deliveries that became dead letters", meters::dead);
    count("deliveries_handed_off_total", "Deliveries sent without a claim", meters::handedOff);
    count("deliveries_claimed_total", "Deliveries found by a claim", meters::claimed);
    gauge("publishes_waiting", "Publishes that wait for their commit", publisher::waiting);
    gauge(
        "deliveries_in_memory",
        "Deliveries waiting or in flight on this node",
        engine.dispatch().dispatcher()::inMemory);
    gauge(
        "breaker_open",
        "Endpoints that are left in peace because their receiver is down",
        engine.dispatch().breakers()::open);
    for (Mode mode : Mode.values()) {
      gauge(mode.wireName(), "1 while this mode is on", () -> on(mode));
    }
  }

  /** Brings the counters up to date. */
  synchronized void refresh() {
    counts.forEach((counter, count) -> counter.inc(count.getAsLong() - counter.getCount()));
  }

  private long on(Mode mode) {
    return engine.modes().inForce().on(mode) ? 1 : 0;
  }

  private void count(String name, String description, LongSupplier count) {
    counts.put(registry.counter(metadata(name, description)), count);
  }

  private void gauge(String name, String description, LongSupplier value) {
    registry.gauge(metadata(name, description), value, LongSupplier::getAsLong);
  }

  private static Metadata metadata(String name, String description) {
    return Metadata.builder()
        .withName("hookline_" + name)
        .withDescription(description)
        .withUnit(MetricUnits.NONE)
        .build();
  }
}
