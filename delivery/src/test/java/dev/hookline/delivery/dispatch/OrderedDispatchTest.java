package dev.hookline.delivery.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hookline.delivery.retry.RetryPolicyFixture;
import dev.hookline.delivery.routing.Destination;
import dev.hookline.delivery.routing.FixedRouting;
import dev.hookline.persistence.fixture.Outbox;
import dev.hookline.persistence.id.IdKind;
import dev.hookline.persistence.outbox.ClaimedDelivery;
import dev.hookline.persistence.outbox.EventRow;
import dev.hookline.settings.Settings;
import dev.hookline.transport.send.OutboundRequest;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Ordered lanes on a real database, with a sender that has no network. */
class OrderedDispatchTest {
  private static final Destination.Pace PACE = new Destination.Pace(1000, 5, 8, 0, List.of(0));
  private static final Settings SETTINGS =
      Settings.of(
          Map.of(
              "HL_NODE_LEASE_SECONDS", "3",
              "HL_CLAIM_INTERVAL_MS", "20",
              "HL_BREAKER_FAILURES", "0",
              "HL_DRAIN_SECONDS", "10"));

  private final Outbox outbox = new Outbox();
  private final FixedRouting routes = new FixedRouting();
  private final FakeSender sender = new FakeSender();
  private final UUID endpoint = outbox.orderedEndpoint();
  private final Dispatch dispatch =
      new Dispatch(
          new Dispatch.Needs(
              outbox.database().dataSource(),
              SETTINGS,
              Clock.systemUTC(),
              routes.routing(),
              sender,
              RetryPolicyFixture.exact(),
              (tenant, id) -> {}),
          "test");

  @BeforeEach
  void start() throws SQLException {
    routes.putOrdered(endpoint, PACE);
    dispatch.start();
  }

  @AfterEach
  void stop() throws InterruptedException {
    dispatch.stop();
    outbox.close();
  }

  @Test
  void oneIsSentAfterTheOtherThroughSeveralRuns() throws SQLException {
    List<UUID> all = store(250);
    await(() -> success(all));
    assertThat(sent()).containsExactlyElementsOf(all);
    assertThat(sender.mostInFlight()).isEqualTo(1);
  }

  @Test
  void aFailureIsTriedAgainBeforeTheNextIsSent() throws SQLException {
    sender.answers(number -> number % 4 == 1 || number % 4 == 2 ? 500 : 200);
    List<UUID> all = store(20);
    await(() -> success(all));
    assertThat(sent().stream().distinct()).containsExactlyElementsOf(all);
    assertThat(sent()).isSortedAccordingTo((one, other) -> all.indexOf(one) - all.indexOf(other));
    assertThat(sent().size()).isGreaterThan(25);
  }

  @Test
  void aDeadLetterLetsTheNextGo() throws SQLException {
    sender.answers(number -> number < 5 ? 500 : 200);
    List<UUID> all = store(5);
    await(() -> success(all.subList(1, 5)));
    assertThat(outbox.state(all.getFirst())).isEqualTo("dead");
    assertThat(sent().subList(5, 9)).containsExactlyElementsOf(all.subList(1, 5));
  }

  @Test
  void aBugWhileSendingLetsNothingOvertake() throws SQLException {
    sender.answers(number -> number == 1 ? -1 : 200);
    List<UUID> all = store(10);
    await(() -> success(all));
    assertThat(sent().stream().distinct()).containsExactlyElementsOf(all);
    assertThat(sent().subList(1, 3)).containsExactly(all.get(1), all.get(1));
  }

  @Test
  void nothingGoesPastTheDatabaseIntoAnOrderedLane() throws SQLException {
    Destination destination = routes.putOrdered(endpoint, PACE);
    assertThat(dispatch.dispatcher().reserve(destination, 0, 1)).isFalse();
    EventRow handedOff = Outbox.leased(Outbox.event(endpoint)); // decided just before it changed
    long node = dispatch.dispatcher().node();
    assertThat(dispatch.dispatcher().reserve(routes.put(endpoint, PACE, false), 0, 1)).isTrue();
    routes.putOrdered(endpoint, PACE);
    outbox.store(node, handedOff);
    dispatch.dispatcher().handOff(asClaimed(handedOff), node);
    await(() -> success(List.of(of(handedOff))));
    assertThat(dispatch.dispatcher().meters().claimed()).as("by a claim after all").isEqualTo(1);
    await(() -> dispatch.dispatcher().inMemory() == 0);
  }

  @Test
  void switchedOnItGivesBackWhatWaitsAndGoesOnInOrder() throws SQLException {
    ordered(false);
    CountDownLatch gate = sender.hold();
    List<UUID> all = store(30);
    await(() -> sender.inFlight() == 8);
    List<UUID> inFlight = sent();
    ordered(true);
    List<UUID> more = store(5);
    gate.countDown();
    await(() -> success(all) && success(more));
    List<UUID> rest = new ArrayList<>(all);
    rest.addAll(more);
    rest.removeAll(inFlight);
    assertThat(sent().subList(8, 35)).containsExactlyElementsOf(rest);
  }

  @Test
  void switchedOffItSendsSeveralAtOnceAgain() throws SQLException {
    CountDownLatch gate = sender.hold();
    List<UUID> all = store(30);
    await(() -> sender.inFlight() == 1);
    ordered(false);
    await(() -> sender.inFlight() == 8);
    gate.countDown();
    await(() -> success(all));
    assertThat(sender.sent()).hasSize(30);
  }

  /** As another node, or a person with psql, changes it and this one hears of it. */
  private void ordered(boolean wanted) {
    outbox
        .database()
        .execute(
            "update endpoints set ordered = %s, updated_at = now() where endpoint_id = '%s'"
                .formatted(wanted, endpoint));
    if (wanted) {
      routes.putOrdered(endpoint, PACE);
    } else {
      routes.put(endpoint, PACE, false);
    }
  }

  private List<UUID> store(int count) throws SQLException {
    List<UUID> deliveries = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      EventRow event = Outbox.with(Outbox.event(endpoint), i % 3, new byte[] {'1'});
      outbox.store(event);
      deliveries.add(of(event));
    }
    dispatch.wake();
    return deliveries;
  }

  private boolean success(List<UUID> deliveries) {
    return deliveries.stream().allMatch(id -> "success".equals(outbox.state(id)));
  }

  /** The deliveries in the order in which they were sent. */
  private List<UUID> sent() {
    return sender.sent().stream().map(OrderedDispatchTest::deliveryOf).toList();
  }

  private static UUID deliveryOf(OutboundRequest request) {
    return request.headers().stream()
        .filter(line -> line.name().equalsIgnoreCase("webhook-id"))
        .findFirst()
        .flatMap(line -> IdKind.DELIVERY.parse(line.value()))
        .orElseThrow();
  }

  private static UUID of(EventRow event) {
    return event.deliveries().getFirst().deliveryId();
  }

  private static ClaimedDelivery asClaimed(EventRow event) {
    return new ClaimedDelivery(
        of(event),
        event.tenantId(),
        event.eventId(),
        event.deliveries().getFirst().endpointId(),
        event.topic(),
        1,
        0,
        0,
        new byte[1],
        null,
        null);
  }

  private static void await(BooleanSupplier condition) {
    long deadline = System.nanoTime() + Duration.ofSeconds(60).toNanos();
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as("waited too long").isLessThan(deadline);
      LockSupport.parkNanos(5_000_000);
    }
  }
}
