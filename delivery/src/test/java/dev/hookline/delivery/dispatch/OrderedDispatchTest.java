package dev.hookline.delivery.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hookline.delivery.routing.Destination;
import dev.hookline.persistence.fixture.Outbox;
import dev.hookline.persistence.id.IdKind;
import dev.hookline.persistence.outbox.EventRow;
import dev.hookline.transport.send.OutboundRequest;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/** Ordered lanes. */
class OrderedDispatchTest extends OneEndpoint {
  private static final Destination.Pace PACE = new Destination.Pace(1000, 5, 8, 0, List.of(0));

  OrderedDispatchTest() {
    super(Outbox::orderedEndpoint, Map.of("HL_BREAKER_FAILURES", "0"));
  }

  @Override
  void route() {
    routes.putOrdered(endpoint, PACE);
  }

  @Override
  EventRow event(int number) {
    return Outbox.with(super.event(number), number % 3, new byte[] {'1'});
  }

  @Test
  void oneIsSentAfterTheOtherThroughSeveralRuns() throws SQLException {
    List<UUID> all = store(250);
    awaitSuccess(all);
    assertThat(sent()).containsExactlyElementsOf(all);
    assertThat(sender.mostInFlight()).isEqualTo(1);
  }

  @Test
  void aFailureIsTriedAgainBeforeTheNextIsSent() throws SQLException {
    sender.answers(number -> number % 4 == 1 || number % 4 == 2 ? 500 : 200);
    List<UUID> all = store(20);
    awaitSuccess(all);
    assertThat(sent().stream().distinct()).containsExactlyElementsOf(all);
    assertThat(sent()).isSortedAccordingTo((one, other) -> all.indexOf(one) - all.indexOf(other));
    assertThat(sent().size()).isGreaterThan(25);
  }

  @Test
  void aDeadLetterLetsTheNextGo() throws SQLException {
    sender.answers(number -> number < 5 ? 500 : 200);
    List<UUID> all = store(5);
    awaitSuccess(all.subList(1, 5));
    assertThat(outbox.state(all.getFirst())).isEqualTo("dead");
    assertThat(sent().subList(5, 9)).containsExactlyElementsOf(all.subList(1, 5));
  }

  @Test
  void aBugWhileSendingLetsNothingOvertake() throws SQLException {
    sender.answers(number -> number == 1 ? -1 : 200);
    List<UUID> all = store(10);
    awaitSuccess(all);
    assertThat(sent().stream().distinct()).containsExactlyElementsOf(all);
    assertThat(sent().subList(1, 3)).containsExactly(all.get(1), all.get(1));
  }

  @Test
  void nothingGoesPastTheDatabaseIntoAnOrderedLane() throws SQLException {
    Destination destination = routes.putOrdered(endpoint, PACE);
    assertThat(dispatch.dispatcher().reserve(destination, 0, 1)).isFalse();
    EventRow handedOff = Outbox.leased(Outbox.event(endpoint)); // decided just before it changed
    long node = dispatch.dispatcher().node();
    assertThat(
            dispatch
                .dispatcher()
                .reserve(routes.put(endpoint, PACE, false), 0, handedOff.payload().length))
        .isTrue();
    routes.putOrdered(endpoint, PACE);
    outbox.store(node, handedOff);
    dispatch.dispatcher().handOff(handedOff(handedOff), node);
    awaitSuccess(List.of(deliveryOf(handedOff)));
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
    awaitSuccess(all);
    awaitSuccess(more);
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
    awaitSuccess(all);
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

  /** The deliveries in the order in which they were sent. */
  private List<UUID> sent() {
    return sender.sent().stream().map(OrderedDispatchTest::sentAs).toList();
  }

  private static UUID sentAs(OutboundRequest request) {
    return request.headers().stream()
        .filter(line -> line.name().equalsIgnoreCase("webhook-id"))
        .findFirst()
        .flatMap(line -> IdKind.DELIVERY.parse(line.value()))
        .orElseThrow();
  }
}
