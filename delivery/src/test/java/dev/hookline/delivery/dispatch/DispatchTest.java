package dev.hookline.delivery.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hookline.delivery.routing.Destination;
import dev.hookline.persistence.fixture.Outbox;
import dev.hookline.persistence.outbox.EventRow;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/** What becomes of deliveries in the sending half of the engine. */
class DispatchTest extends OneEndpoint {
  DispatchTest() {
    super(Outbox::endpoint, Map.of());
  }

  @Override
  void route() {
    open(3, 5);
  }

  @Test
  void whatIsHandedOffIsSentAndRecordedWithoutAClaim() throws SQLException {
    Destination destination = open(3, 5);
    EventRow event = Outbox.leased(Outbox.event(endpoint));
    assertThat(dispatch.dispatcher().reserve(destination, 1, event.payload().length)).isTrue();
    long node = dispatch.dispatcher().node();
    outbox.store(node, event);
    dispatch.dispatcher().handOff(handedOff(event), node);
    await(() -> "success".equals(outbox.state(deliveryOf(event))));
    assertThat(sender.sent()).hasSize(1);
    await(() -> dispatch.dispatcher().inMemory() == 0);
  }

  @Test
  void whatIsOnlyStoredIsClaimedAndSent() throws SQLException {
    List<UUID> all = store(40);
    awaitSuccess(all);
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
    awaitSuccess(all);
    assertThat(sender.sent()).hasSize(6);
  }

  @Test
  void aResultTheDatabaseCannotTakeLosesItsWordsAndHoldsUpNoOther() throws SQLException {
    sender.says(number -> number == 2 ? "no text \0 for PostgreSQL" : "fine");
    List<UUID> all = store(6);
    awaitSuccess(all);
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
    awaitSuccess(all);
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
    await(() -> "success".equals(outbox.state(deliveryOf(free))));
    assertThat(sender.sent()).hasSize(1);
    assertThat(dispatch.dispatcher().reserve(open(3, 5), 1, 1)).isFalse();
    assertThat(dispatch.dispatcher().reserve(otherOne, 1, 1)).isTrue();
    dispatch.dispatcher().cancel(Outbox.TENANT, 1);

    dispatch.hold(new Holds(false, Set.of(Outbox.TENANT), Set.of()));
    assertThat(dispatch.dispatcher().reserve(otherOne, 1, 1)).isFalse();
    dispatch.hold(Holds.NONE);
    awaitSuccess(held);
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
    awaitSuccess(all);
    assertThat(sender.sent()).hasSize(10);
  }

  @Test
  void aRateHoldsBackWhatIsTooMuchAndLosesNothing() throws SQLException {
    routes.put(endpoint, new Destination.Pace(1000, 5, 10, 20, List.of(0)), false);
    long began = System.nanoTime();
    List<UUID> all = store(22);
    awaitSuccess(all);
    assertThat(Duration.ofNanos(System.nanoTime() - began))
        .as("two leave at once, the others one after the other")
        .isGreaterThan(Duration.ofMillis(990));
    assertThat(sender.sent()).hasSize(22);
  }

  @Test
  void aNodeThatCannotSendGivesItsLeaseUpUntilItCan() throws SQLException {
    NodeLease lease = dispatch.dispatcher().parts().lease();
    AtomicBoolean over = new AtomicBoolean();
    try {
      for (int carrier = 0; carrier < Runtime.getRuntime().availableProcessors(); carrier++) {
        Thread.ofVirtual().start(() -> holdCarrier(over));
      }
      await(() -> !lease.held());
    } finally {
      over.set(true);
    }
    await(lease::held);
    awaitSuccess(store(3));
  }

  private static void holdCarrier(AtomicBoolean over) {
    while (!over.get()) {
      Thread.onSpinWait();
    }
  }

  @Test
  void eachNodeSendsItsShareOfTheRate() throws SQLException {
    routes.put(endpoint, new Destination.Pace(1000, 5, 10, 20, List.of(0)), false);
    outbox.node();
    await(() -> dispatch.dispatcher().parts().lease().nodes() == 2);
    long began = System.nanoTime();
    List<UUID> all = store(12);
    awaitSuccess(all);
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

  private void stopQuietly() {
    try {
      dispatch.stop();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
