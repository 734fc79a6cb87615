package dev.hookline.delivery.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hookline.delivery.retry.RetryPolicyFixture;
import dev.hookline.delivery.routing.Destination;
import dev.hookline.delivery.routing.FixedRouting;
import dev.hookline.persistence.fixture.Outbox;
import dev.hookline.persistence.outbox.ClaimedDelivery;
import dev.hookline.persistence.outbox.EventRow;
import dev.hookline.settings.Settings;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The sending half of the engine on a real database, with a sender that has no network. */
class DispatchTest {
  private static final Settings SETTINGS =
      Settings.of(
          Map.of(
              "HL_NODE_LEASE_SECONDS", "3",
              "HL_CLAIM_INTERVAL_MS", "20",
              "HL_DRAIN_SECONDS", "10"));

  private final Outbox outbox = new Outbox();
  private final FixedRouting routes = new FixedRouting();
  private final FakeSender sender = new FakeSender();
  private final List<UUID> gone = new CopyOnWriteArrayList<>();
  private final UUID endpoint = outbox.endpoint();
  private final Dispatch dispatch =
      new Dispatch(
          new Dispatch.Needs(
              outbox.database().dataSource(),
              SETTINGS,
              Clock.systemUTC(),
              routes.routing(),
              sender,
              RetryPolicyFixture.exact(),
              (tenant, id) -> gone.add(id)),
          "test");

  @BeforeEach
  void start() throws SQLException {
    open(3, 5);
    dispatch.start();
  }

  @AfterEach
  void stop() throws InterruptedException {
    dispatch.stop();
    outbox.close();
  }

  @Test
  void whatIsHandedOffIsSentAndRecordedWithoutAClaim() throws SQLException {
    Destination destination = open(3, 5);
    EventRow event = Outbox.leased(Outbox.event(endpoint));
    assertThat(dispatch.dispatcher().reserve(destination, 1, event.payload().length)).isTrue();
    long node = dispatch.dispatcher().node();
    outbox.store(node, event);
    dispatch.dispatcher().handOff(handedOff(event), node);
    await(() -> "success".equals(outbox.state(delivery(event))));
    assertThat(sender.sent()).hasSize(1);
    await(() -> dispatch.dispatcher().inMemory() == 0);
  }

  @Test
  void whatIsOnlyStoredIsClaimedAndSent() throws SQLException {
    List<UUID> all = store(40);
    await(() -> all.stream().allMatch(id -> "success".equals(outbox.state(id))));
    assertThat(sender.sent()).hasSize(40);
    assertThat(sender.mostInFlight()).isLessThanOrEqualTo(3);
  }

  @Test
  void aFailureIsTriedAgainAndTheLastOneIsDead() throws SQLException {
    open(3, 3);
    sender.answers(number -> 500);
    UUID delivery = store(1).getFirst();
    await(() -> "dead".equals(outbox.state(delivery)));
    assertThat(sender.sent()).hasSize(3);
    assertThat(outbox.count("attempts")).isEqualTo(3);
  }

  @Test
  void anEndpointThatIsGoneIsReported() throws SQLException {
    sender.answers(number -> 410);
    UUID delivery = store(1).getFirst();
    await(() -> "dead".equals(outbox.state(delivery)));
    assertThat(gone).containsExactly(endpoint);
  }

  @Test
  void aBugWhileSendingHandsTheDeliveryBackAndHurtsNoOther() throws SQLException {
    sender.answers(number -> number == 0 ? -1 : 200);
    List<UUID> all = store(5);
    await(() -> all.stream().allMatch(id -> "success".equals(outbox.state(id))));
    assertThat(sender.sent()).hasSize(6);
  }

  @Test
  void aResultTheDatabaseCannotTakeLosesItsWordsAndHoldsUpNoOther() throws SQLException {
    sender.says(number -> number == 2 ? "no text \0 for PostgreSQL" : "fine");
    List<UUID> all = store(6);
    await(() -> all.stream().allMatch(id -> "success".equals(outbox.state(id))));
    assertThat(sender.sent()).hasSize(6);
    assertThat(outbox.count("attempts where excerpt = 'fine'")).isEqualTo(5);
    assertThat(outbox.count("attempts where excerpt is null")).isEqualTo(1);
  }

  @Test
  void whileEverythingIsPausedNothingLeaves() throws SQLException {
    dispatch.hold(new Holds(true, Set.of(), Set.of()));
    List<UUID> all = store(5);
    assertThat(dispatch.dispatcher().reserve(open(3, 5), 1, 1)).isFalse();
    assertThat(sender.sent()).isEmpty();
    dispatch.hold(Holds.NONE);
    await(() -> all.stream().allMatch(id -> "success".equals(outbox.state(id))));
  }

  @Test
  void aHeldTenantOrEndpointWaitsAndTheOthersGoOn() throws SQLException {
    UUID other = outbox.endpoint();
    Destination otherOne =
        routes.put(other, new Destination.Pace(1000, 5, 3, 0, List.of(0)), false);
    dispatch.hold(new Holds(false, Set.of("somebody"), Set.of(endpoint)));
    List<UUID> held = store(5);
    EventRow free = Outbox.event(other);
    outbox.store(free);
    dispatch.wake();
    await(() -> "success".equals(outbox.state(delivery(free))));
    assertThat(sender.sent()).hasSize(1);
    assertThat(dispatch.dispatcher().reserve(open(3, 5), 1, 1)).isFalse();
    assertThat(dispatch.dispatcher().reserve(otherOne, 1, 1)).isTrue();
    dispatch.dispatcher().cancel(Outbox.TENANT, 1);

    dispatch.hold(new Holds(false, Set.of(Outbox.TENANT), Set.of()));
    assertThat(dispatch.dispatcher().reserve(otherOne, 1, 1)).isFalse();
    dispatch.hold(Holds.NONE);
    await(() -> held.stream().allMatch(id -> "success".equals(outbox.state(id))));
  }

  @Test
  void whatWaitsInMemoryGoesBackUnsentWhenItIsHeld() throws SQLException {
    CountDownLatch gate = sender.hold();
    List<UUID> all = store(10);
    await(() -> sender.inFlight() == 3);
    dispatch.hold(new Holds(false, Set.of(), Set.of(endpoint)));
    await(() -> outbox.count("queue where owner is null") == 7);
    gate.countDown();
    await(() -> outbox.count("queue where owner is not null") == 0);
    assertThat(sender.sent()).hasSize(3);
    dispatch.hold(Holds.NONE);
    await(() -> all.stream().allMatch(id -> "success".equals(outbox.state(id))));
    assertThat(sender.sent()).hasSize(10);
  }

  @Test
  void aRateHoldsBackWhatIsTooMuchAndLosesNothing() throws SQLException {
    routes.put(endpoint, new Destination.Pace(1000, 5, 10, 20, List.of(0)), false);
    long began = System.nanoTime();
    List<UUID> all = store(22);
    await(() -> all.stream().allMatch(id -> "success".equals(outbox.state(id))));
    assertThat(Duration.ofNanos(System.nanoTime() - began))
        .as("two leave at once, the others one after the other")
        .isGreaterThan(Duration.ofMillis(990));
    assertThat(sender.sent()).hasSize(22);
  }

  @Test
  void eachNodeSendsItsShareOfTheRate() throws SQLException {
    routes.put(endpoint, new Destination.Pace(1000, 5, 10, 20, List.of(0)), false);
    outbox.node();
    await(() -> dispatch.dispatcher().parts().lease().nodes() == 2);
    long began = System.nanoTime();
    List<UUID> all = store(12);
    await(() -> all.stream().allMatch(id -> "success".equals(outbox.state(id))));
    assertThat(Duration.ofNanos(System.nanoTime() - began))
        .as("ten a second of twenty, the first at once")
        .isGreaterThan(Duration.ofMillis(1_090));
  }

  @Test
  void aGracefulStopFinishesWhatIsInFlightAndHandsTheRestBack() throws Exception {
    CountDownLatch gate = sender.hold();
    List<UUID> all = store(10);
    await(() -> sender.inFlight() == 3);
    Thread stopping = Thread.ofVirtual().start(this::stopQuietly);
    await(() -> !dispatch.dispatcher().reserve(open(3, 5), 1, 1));
    gate.countDown();
    stopping.join();
    assertThat(sender.sent()).hasSize(3);
    assertThat(all.stream().filter(id -> "success".equals(outbox.state(id)))).hasSize(3);
    assertThat(outbox.count("queue where owner is null and attempts = 0")).isEqualTo(7);
    assertThat(outbox.count("nodes")).isZero();
  }

  @Test
  void aNodeThatLostItsLeaseRecordsNothingUnderTheOldOne() throws SQLException {
    CountDownLatch gate = sender.hold();
    UUID delivery = store(1).getFirst();
    await(() -> sender.inFlight() == 1);
    outbox.database().execute("delete from nodes");
    await(() -> outbox.count("queue where owner is null") == 1 || sender.sent().size() == 2);
    gate.countDown();
    await(() -> "success".equals(outbox.state(delivery)));
    assertThat(sender.sent()).hasSize(2);
    assertThat(outbox.count("attempts")).isEqualTo(1);
    assertThat(outbox.count("deliveries")).isEqualTo(1);
  }

  private Destination open(int maxInFlight, int maxAttempts) {
    return routes.put(
        endpoint, new Destination.Pace(1000, maxAttempts, maxInFlight, 0, List.of(0)), false);
  }

  private List<UUID> store(int count) throws SQLException {
    List<UUID> deliveries = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      EventRow event = Outbox.event(endpoint);
      outbox.store(event);
      deliveries.add(delivery(event));
    }
    dispatch.wake();
    return deliveries;
  }

  private void stopQuietly() {
    try {
      dispatch.stop();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static UUID delivery(EventRow event) {
    return event.deliveries().getFirst().deliveryId();
  }

  private static ClaimedDelivery handedOff(EventRow event) {
    return new ClaimedDelivery(
        delivery(event),
        event.tenantId(),
        event.eventId(),
        event.deliveries().getFirst().endpointId(),
        event.topic(),
        1,
        0,
        0,
        event.payload(),
        null,
        null);
  }

  private static void await(BooleanSupplier condition) {
    long deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as("waited too long").isLessThan(deadline);
      LockSupport.parkNanos(5_000_000);
    }
  }
}
