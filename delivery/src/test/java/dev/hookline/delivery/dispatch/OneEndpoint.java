package dev.hookline.delivery.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hookline.delivery.HandClock;
import dev.hookline.delivery.retry.RetryPolicyFixture;
import dev.hookline.delivery.routing.FixedRouting;
import dev.hookline.persistence.fixture.Outbox;
import dev.hookline.persistence.outbox.ClaimedDelivery;
import dev.hookline.persistence.outbox.EventRow;
import dev.hookline.settings.Settings;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/**
 * The sending half of the engine for one endpoint, on a real database, with a sender that has no
 * network.
 */
abstract class OneEndpoint {
  private static final Map<String, String> QUICK =
      Map.of("HL_NODE_LEASE_SECONDS", "3", "HL_CLAIM_INTERVAL_MS", "20", "HL_DRAIN_SECONDS", "10");

  final Outbox outbox = new Outbox();
  final FixedRouting routes = new FixedRouting();
  final FakeSender sender = new FakeSender();
  final HandClock clock = new HandClock();
  final List<UUID> gone = new CopyOnWriteArrayList<>();
  final UUID endpoint;
  final Dispatch dispatch;
  private final Settings settings;

  OneEndpoint(Function<Outbox, UUID> endpoint, Map<String, String> settings) {
    Map<String, String> all = new HashMap<>(QUICK);
    all.putAll(settings);
    this.settings = Settings.of(all);
    this.endpoint = endpoint.apply(outbox);
    this.dispatch = node("test");
  }

  /** A node on the same database, not started. */
  final Dispatch node(String name) {
    return new Dispatch(
        new Dispatch.Needs(
            outbox.database().dataSource(),
            settings,
            clock,
            routes.routing(),
            sender,
            RetryPolicyFixture.exact(),
            (tenant, id) -> gone.add(id)),
        name);
  }

  /** Opens the way to the endpoint. */
  abstract void route();

  @BeforeEach
  void start() throws SQLException {
    route();
    dispatch.start();
  }

  @AfterEach
  void stop() throws InterruptedException {
    dispatch.stop();
    outbox.close();
  }

  /** The next event to store. */
  EventRow event(int number) {
    return Outbox.event(endpoint);
  }

  /** Stores so many deliveries, each with a commit of its own, to be claimed. */
  List<UUID> store(int count) throws SQLException {
    List<UUID> deliveries = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      EventRow event = event(i);
      outbox.store(event);
      deliveries.add(deliveryOf(event));
    }
    dispatch.wake();
    return deliveries;
  }

  void awaitSuccess(List<UUID> deliveries) {
    await(() -> deliveries.stream().allMatch(id -> "success".equals(outbox.state(id))));
  }

  static UUID deliveryOf(EventRow event) {
    return event.deliveries().getFirst().deliveryId();
  }

  /** The event's one delivery, as the committer hands it off. */
  static ClaimedDelivery handedOff(EventRow event) {
    return new ClaimedDelivery(
        deliveryOf(event),
        event.tenantId(),
        event.eventId(),
        event.deliveries().getFirst().endpointId(),
        event.topic(),
        1,
        0,
        0,
        event.payload(),
        null,
        null,
        event.extras().retry());
  }

  static void await(BooleanSupplier condition) {
    long deadline = System.nanoTime() + Duration.ofSeconds(60).toNanos();
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as("waited too long").isLessThan(deadline);
      LockSupport.parkNanos(5_000_000);
    }
  }
}
