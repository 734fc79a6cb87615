package dev.hookline.delivery.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hookline.delivery.routing.Destination;
import dev.hookline.persistence.fixture.Outbox;
import dev.hookline.persistence.outbox.EventRow;
import dev.hookline.persistence.recovery.DeliveryMoves;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Events that say themselves how often and when they are tried, at an endpoint that fails. */
class EventRetriesTest extends OneEndpoint {
  private static final Destination.Pace FIVE_TIMES =
      new Destination.Pace(1000, 5, 3, 0, List.of(0));
  private static final String TWICE = "{\"max_attempts\":2}";
  private static final String TWO_HOURS = "{\"schedule\":[0,7200]}";

  EventRetriesTest() {
    super(Outbox::endpoint, Map.of("HL_BREAKER_FAILURES", "0"));
  }

  @Override
  void route() {
    routes.put(endpoint, FIVE_TIMES, false);
    sender.answers(number -> 500);
  }

  @Test
  void theEventsAttemptsCountAndNotThoseOfTheEndpoint() throws SQLException {
    UUID own = store(TWICE);
    UUID other = store(1).getFirst();
    awaitDead(own);
    awaitDead(other);
    assertThat(attempts(own)).isEqualTo("2");
    assertThat(attempts(other)).isEqualTo("5");
    assertThat(reason(own)).isEqualTo("attempts_exhausted");
  }

  @Test
  void anEventMayAskForMoreAttemptsThanItsEndpoint() throws SQLException {
    UUID own = store("{\"max_attempts\":7}");
    awaitDead(own);
    assertThat(attempts(own)).isEqualTo("7");
  }

  @Test
  void whatIsHandedOffWithoutAClaimObeysToo() throws SQLException {
    EventRow event = Outbox.leased(Outbox.retrying(Outbox.event(endpoint), "{\"max_attempts\":1}"));
    Destination destination = routes.put(endpoint, FIVE_TIMES, false);
    assertThat(dispatch.dispatcher().reserve(destination, 1, event.payload().length)).isTrue();
    long node = dispatch.dispatcher().node();
    outbox.store(node, event);
    dispatch.dispatcher().handOff(handedOff(event), node);
    awaitDead(deliveryOf(event));
    assertThat(attempts(deliveryOf(event))).isEqualTo("1");
    assertThat(dispatch.dispatcher().meters().claimed()).isZero();
  }

  @Test
  void theEventsScheduleDecidesWhenTheNextAttemptIsDue() throws SQLException {
    UUID own = store(TWO_HOURS);
    awaitFailed(own);
    assertThat(dueInSeconds()).isBetween(7_100L, 7_200L);
  }

  @Test
  void afterItsNodeIsGoneTheNextOneObeysToo() throws Exception {
    UUID own = store("{\"max_attempts\":2,\"schedule\":[0,7200]}");
    awaitFailed(own);
    dispatch.stop();
    Dispatch next = node("next");
    next.start();
    try {
      outbox.database().execute("update queue set due_at = now()");
      next.wake();
      awaitDead(own);
      assertThat(attempts(own)).isEqualTo("2");
    } finally {
      next.stop();
    }
  }

  @Test
  void aRequeuedDeadLetterHasTheEventsAttemptsAnew() throws SQLException {
    UUID own = store(TWICE);
    awaitDead(own);
    DeliveryMoves moves = new DeliveryMoves(outbox.database().dataSource());
    assertThat(moves.requeue(Outbox.TENANT, own)).isTrue();
    dispatch.wake();
    await(() -> sender.sent().size() == 4);
    awaitDead(own);
    assertThat(attempts(own)).isEqualTo("4");
  }

  @Test
  void anOrderedLaneGoesOnAsSoonAsTheEventsAttemptsAreSpent() throws SQLException {
    outbox
        .database()
        .execute(
            "update endpoints set ordered = true, updated_at = now() - interval '1 hour'"
                + " where endpoint_id = '%s'".formatted(endpoint));
    routes.putOrdered(endpoint, FIVE_TIMES);
    sender.answers(number -> number < 2 ? 500 : 200);
    UUID own = store(TWICE);
    UUID behind = store(1).getFirst();
    awaitSuccess(List.of(behind));
    assertThat(outbox.state(own)).isEqualTo("dead");
    assertThat(sender.sent()).hasSize(3);
  }

  /** Stores an event with retries of its own, to be claimed. */
  private UUID store(String retry) throws SQLException {
    EventRow event = Outbox.retrying(Outbox.event(endpoint), retry);
    outbox.store(event);
    dispatch.wake();
    return deliveryOf(event);
  }

  private void awaitDead(UUID delivery) {
    await(() -> "dead".equals(outbox.state(delivery)));
  }

  private void awaitFailed(UUID delivery) {
    await(() -> "failed".equals(outbox.state(delivery)));
  }

  private String attempts(UUID delivery) {
    return ask("attempts", delivery);
  }

  private String reason(UUID delivery) {
    return ask("reason", delivery);
  }

  private String ask(String column, UUID delivery) {
    return outbox
        .database()
        .query("select %s from dead_letters where delivery_id = '%s'".formatted(column, delivery));
  }

  private long dueInSeconds() {
    return Long.parseLong(
        outbox.database().query("select extract(epoch from due_at - now())::bigint from queue"));
  }
}
