package dev.hookline.persistence.recovery;

import static dev.hookline.persistence.fixture.Outbox.TENANT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hookline.persistence.fixture.Outbox;
import dev.hookline.persistence.outbox.EventRow;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FailingEndpointsTest {
  private static final int DAYS = 5;

  private final Outbox outbox = new Outbox();
  private final FailingEndpoints failing = new FailingEndpoints(outbox.database().dataSource());
  private final UUID endpoint = outbox.endpoint();

  @BeforeEach
  void endpointsAreOld() {
    outbox.database().execute("update endpoints set created_at = now() - interval '30 days'");
  }

  @AfterEach
  void close() {
    outbox.close();
  }

  @Test
  void whoFailedLongAgoAndLatelyAndNeverInBetweenSucceededIsFound() throws SQLException {
    diedDaysAgo(6);
    assertThat(failing.find(DAYS)).as("nothing failed lately").isEmpty();
    outbox.deadLetter(endpoint);
    assertThat(failing.find(DAYS)).containsExactly(new FailingEndpoints.Failing(TENANT, endpoint));
    assertThat(failing.find(7)).as("not for a week").isEmpty();
    outbox.database().execute("update endpoints set enabled = false");
    assertThat(failing.find(DAYS)).isEmpty();
  }

  @Test
  void oneBadDayIsNotEnough() throws SQLException {
    diedDaysAgo(1);
    outbox.deadLetter(endpoint);
    assertThat(failing.find(DAYS)).isEmpty();
  }

  @Test
  void oneSuccessIsEnough() throws SQLException {
    diedDaysAgo(6);
    outbox.deadLetter(endpoint);
    delivered();
    assertThat(failing.find(DAYS)).isEmpty();
    outbox
        .database()
        .execute("update deliveries set finished_at = now() - interval '5 days 1 hour'");
    assertThat(failing.find(DAYS)).as("it was before").hasSize(1);
  }

  @Test
  void whatWaitsForAnotherAttemptIsEvidenceToo() throws SQLException {
    UUID waiting = outbox.failed(endpoint);
    assertThat(failing.find(DAYS)).isEmpty();
    makeOlder("queue", waiting, 6);
    assertThat(failing.find(DAYS)).hasSize(1);
  }

  @Test
  void whoWasEnabledOrMadeLatelyGetsItsTime() throws SQLException {
    diedDaysAgo(6);
    outbox.deadLetter(endpoint);
    outbox.database().execute("update endpoints set enabled_at = now() - interval '4 days'");
    assertThat(failing.find(DAYS)).isEmpty();
    outbox.database().execute("update endpoints set enabled_at = null, created_at = now()");
    assertThat(failing.find(DAYS)).isEmpty();
  }

  @Test
  void whatABreakerHeldUntilItDiedWithoutAnAttemptSaysNothing() throws SQLException {
    diedDaysAgo(6);
    outbox.deadLetter(endpoint);
    outbox.database().execute("update dead_letters set attempts = 0, reason = 'breaker_open'");
    assertThat(failing.find(DAYS)).isEmpty();
  }

  @Test
  void whileOneNodeLooksAnotherFindsNothing() throws SQLException {
    diedDaysAgo(6);
    outbox.deadLetter(endpoint);
    try (Connection other = outbox.database().dataSource().getConnection()) {
      other.setAutoCommit(false);
      other.createStatement().execute("select pg_advisory_xact_lock(hashtext('hookline.failing'))");
      assertThat(failing.find(DAYS)).isEmpty();
      other.rollback();
    }
    assertThat(failing.find(DAYS)).hasSize(1);
  }

  private void diedDaysAgo(int days) throws SQLException {
    UUID delivery = outbox.deadLetter(endpoint);
    makeOlder("dead_letters", delivery, days);
    outbox
        .database()
        .execute(
            "update dead_letters set dead_at = now() - interval '%d days' where delivery_id < '%s'"
                .formatted(days, delivery));
  }

  private void makeOlder(String table, UUID delivery, int days) {
    outbox
        .database()
        .execute(
            "update %s set delivery_id = uuid7_floor(now() - interval '%d days') where delivery_id = '%s'"
                .formatted(table, days, delivery));
  }

  private void delivered() throws SQLException {
    long node = outbox.node();
    EventRow event = Outbox.leased(Outbox.event(endpoint));
    outbox.store(node, event);
    outbox.record(node, Outbox.success(event.deliveries().getFirst().deliveryId(), 1));
  }
}
