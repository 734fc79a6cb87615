package dev.hookline.persistence.recovery;

import static dev.hookline.persistence.fixture.Outbox.TENANT;
import static dev.hookline.persistence.fixture.Outbox.event;
import static dev.hookline.persistence.fixture.Outbox.leased;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hookline.persistence.fixture.Outbox;
import dev.hookline.persistence.outbox.ClaimedDelivery;
import dev.hookline.persistence.outbox.DeliveryState;
import dev.hookline.persistence.outbox.EventRow;
import java.sql.SQLException;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DeliveryMovesTest {
  private static final Instant LATER = Instant.parse("2100-01-01T00:00:00Z");

  private final Outbox outbox = new Outbox();
  private final DeliveryMoves moves = new DeliveryMoves(outbox.database().dataSource());
  private final UUID endpoint = outbox.endpoint();

  @AfterEach
  void close() {
    outbox.close();
  }

  @Test
  void aWaitingDeliveryBecomesDueNowButOneInFlightDoesNot() throws SQLException {
    EventRow waiting = event(endpoint);
    EventRow inFlight = leased(event(endpoint));
    outbox.store(outbox.node(), waiting, inFlight);
    outbox.database().execute("update queue set due_at = now() + interval '1 day'");
    assertThat(moves.retryNow(TENANT, delivery(waiting))).isTrue();
    assertThat(moves.retryNow(TENANT, delivery(inFlight))).isFalse();
    assertThat(outbox.count("queue where due_at <= now()")).isEqualTo(1);
  }

  @Test
  void whatWasDueForTooLongBecomesADeadLetterAndTheRestWaitsOn() throws SQLException {
    EventRow old = event(endpoint);
    EventRow young = event(endpoint);
    EventRow elsewhere = event(outbox.endpoint());
    EventRow inFlight = leased(event(endpoint));
    outbox.store(outbox.node(), old, young, elsewhere, inFlight);
    outbox.database().execute("update queue set due_at = now() - interval '61 seconds'");
    outbox
        .database()
        .execute("update queue set due_at = now() where delivery_id = '" + delivery(young) + "'");
    assertThat(moves.ageOut(endpoint, 60)).isEqualTo(1);
    assertThat(moves.ageOut(endpoint, 60)).isZero();
    assertThat(outbox.state(delivery(old))).isEqualTo("dead");
    assertThat(outbox.database().query("select reason || attempts from dead_letters"))
        .isEqualTo("breaker_open0");
    assertThat(outbox.count("queue")).isEqualTo(3);
    assertThat(moves.requeue(TENANT, delivery(old))).isTrue();
  }

  @Test
  void whatHasRetriesOfItsOwnDoesNotAgeByThoseOfItsEndpoint() throws SQLException {
    EventRow own = Outbox.retrying(event(endpoint), "{\"max_attempts\":2}");
    outbox.store(own, event(endpoint));
    outbox.database().execute("update queue set due_at = now() - interval '61 seconds'");
    assertThat(moves.ageOut(endpoint, 60)).isEqualTo(1);
    assertThat(outbox.state(delivery(own))).isEqualTo("pending");
  }

  @Test
  void aRequeuedDeadLetterGetsAFullSetOfAttempts() throws SQLException {
    UUID dead = outbox.deadLetter(endpoint);
    assertThat(moves.requeue(TENANT, dead)).isTrue();
    assertThat(moves.requeue(TENANT, dead)).isFalse();
    assertThat(outbox.state(dead)).isEqualTo("pending");
    ClaimedDelivery claimed = outbox.claimAll(outbox.node()).getFirst();
    assertThat(claimed.attempts()).isEqualTo(1);
    assertThat(claimed.attemptsBefore()).isEqualTo(1);
  }

  @Test
  void aDeadLetterWithoutItsEndpointOrItsEventStaysDead() throws SQLException {
    UUID noEvent = outbox.deadLetter(endpoint);
    UUID gone = outbox.endpoint();
    UUID noEndpoint = outbox.deadLetter(gone);
    outbox.database().execute("delete from endpoints where endpoint_id = '" + gone + "'");
    outbox
        .database()
        .execute(
            "delete from events where event_id in"
                + " (select event_id from dead_letters where endpoint_id = '"
                + endpoint
                + "')");
    assertThat(moves.requeue(TENANT, noEndpoint)).isFalse();
    assertThat(moves.requeue(TENANT, noEvent)).isFalse();
    assertThat(outbox.count("dead_letters")).isEqualTo(2);
  }

  @Test
  void nothingOfAnotherTenantMoves() throws SQLException {
    UUID dead = outbox.deadLetter(endpoint);
    EventRow waiting = event(endpoint);
    outbox.store(waiting);
    assertThat(moves.requeue("other", dead)).isFalse();
    assertThat(moves.deleteDead("other", dead)).isFalse();
    assertThat(moves.deleteDeadBefore("other", LATER)).isZero();
    assertThat(moves.retryNow("other", delivery(waiting))).isFalse();
    assertThat(moves.stateOf("other", dead)).isEmpty();
    assertThat(moves.stateOf(TENANT, dead)).contains(DeliveryState.DEAD);
  }

  @Test
  void aDeletedDeadLetterIsCancelled() throws SQLException {
    UUID dead = outbox.deadLetter(endpoint);
    assertThat(moves.deleteDead(TENANT, dead)).isTrue();
    assertThat(moves.deleteDead(TENANT, dead)).isFalse();
    assertThat(outbox.state(dead)).isEqualTo("cancelled");
  }

  @Test
  void deadLettersAreDeletedByAge() throws SQLException {
    UUID old = outbox.deadLetter(endpoint);
    outbox.database().execute("update dead_letters set dead_at = now() - interval '2 days'");
    UUID fresh = outbox.deadLetter(endpoint);
    Instant yesterday =
        Instant.ofEpochMilli(
            Long.parseLong(
                outbox
                    .database()
                    .query(
                        "select (extract(epoch from now() - interval '1 day') * 1000)::bigint")));
    assertThat(moves.deleteDeadBefore(TENANT, yesterday)).isEqualTo(1);
    assertThat(outbox.state(old)).isEqualTo("cancelled");
    assertThat(outbox.state(fresh)).isEqualTo("dead");
  }

  @Test
  void whatWaitsForADeletedEndpointIsCancelled() throws SQLException {
    UUID gone = outbox.endpoint();
    EventRow event = event(endpoint, gone);
    outbox.store(event);
    outbox.database().execute("delete from endpoints where endpoint_id = '" + gone + "'");
    assertThat(moves.cancelOrphans()).isEqualTo(1);
    assertThat(outbox.state(event.deliveries().get(0).deliveryId())).isEqualTo("pending");
    assertThat(outbox.state(event.deliveries().get(1).deliveryId())).isEqualTo("cancelled");
  }

  private static UUID delivery(EventRow event) {
    return event.deliveries().getFirst().deliveryId();
  }
}
