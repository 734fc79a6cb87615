package dev.hookline.persistence.outbox;

import static dev.hookline.persistence.fixture.Outbox.dead;
import static dev.hookline.persistence.fixture.Outbox.event;
import static dev.hookline.persistence.fixture.Outbox.retry;
import static dev.hookline.persistence.fixture.Outbox.success;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hookline.persistence.fixture.Outbox;
import java.sql.SQLException;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ResultWriterTest {
  private final Outbox outbox = new Outbox();
  private final UUID endpoint = outbox.endpoint();
  private long node;

  @BeforeEach
  void register() throws SQLException {
    node = outbox.node();
  }

  @AfterEach
  void close() {
    outbox.close();
  }

  @Test
  void aSuccessLeavesTheQueueForTheHistory() throws SQLException {
    UUID delivery = leased();
    assertThat(outbox.record(node, success(delivery, 1))).isEmpty();
    assertThat(outbox.state(delivery)).isEqualTo("success");
    assertThat(outbox.count("queue")).isZero();
    assertThat(
            outbox.count(
                "attempts where attempt = 1 and outcome = 'success' and status = 200"
                    + " and excerpt = 'an answer' and dns_us = 1 and total_us = 5"
                    + " and tenant_id = 'acme'"))
        .isEqualTo(1);
  }

  @Test
  void aFailureWaitsForItsNextAttemptWithoutALease() throws SQLException {
    UUID delivery = leased();
    outbox.record(node, retry(delivery, 1, Duration.ofHours(1)));
    assertThat(outbox.state(delivery)).isEqualTo("failed");
    assertThat(
            outbox.count(
                "queue where owner is null and attempts = 1 and last_status = 500"
                    + " and due_at between now() + interval '59 minutes'"
                    + " and now() + interval '61 minutes'"))
        .isEqualTo(1);
  }

  @Test
  void theLastFailureIsADeadLetterWithItsReason() throws SQLException {
    UUID delivery = leased();
    outbox.record(node, dead(delivery, 1));
    assertThat(outbox.state(delivery)).isEqualTo("dead");
    assertThat(outbox.count("dead_letters where reason = 'attempts_exhausted' and attempts = 1"))
        .isEqualTo(1);
    assertThat(outbox.count("queue")).isZero();
  }

  @Test
  void theResultOfANodeThatLostItsLeaseIsRefused() throws SQLException {
    UUID delivery = leased();
    long other = outbox.node();
    outbox.database().execute("update queue set owner = " + other);
    assertThat(outbox.record(node, success(delivery, 1))).containsExactly(delivery);
    assertThat(outbox.state(delivery)).isEqualTo("pending");
    assertThat(outbox.count("attempts")).isZero();
    assertThat(outbox.record(other, success(delivery, 1))).isEmpty();
  }

  @Test
  void aResultRecordedTwiceCountsOnce() throws SQLException {
    UUID delivery = leased();
    outbox.record(node, success(delivery, 1));
    assertThat(outbox.record(node, success(delivery, 1))).containsExactly(delivery);
    assertThat(outbox.count("attempts")).isEqualTo(1);
    assertThat(outbox.count("deliveries")).isEqualTo(1);
  }

  @Test
  void aRetryRecordedTwiceCountsOnceEvenOnceItIsLeasedAgain() throws SQLException {
    UUID delivery = leased();
    outbox.record(node, retry(delivery, 1, Duration.ZERO));
    outbox.claimAll(node);
    assertThat(outbox.record(node, retry(delivery, 1, Duration.ZERO))).containsExactly(delivery);
    assertThat(outbox.count("queue where attempts = 1 and owner = " + node)).isEqualTo(1);
    assertThat(outbox.count("attempts")).isEqualTo(1);
  }

  @Test
  void aBatchMayEndInEveryWayAtOnce() throws SQLException {
    UUID delivered = leased();
    UUID again = leased();
    UUID dead = leased();
    UUID strange = Outbox.id();
    assertThat(
            outbox.record(
                node,
                success(delivered, 1),
                retry(again, 1, Duration.ofSeconds(1)),
                dead(dead, 1),
                success(strange, 1)))
        .containsExactly(strange);
    assertThat(outbox.state(delivered)).isEqualTo("success");
    assertThat(outbox.state(again)).isEqualTo("failed");
    assertThat(outbox.state(dead)).isEqualTo("dead");
    assertThat(outbox.count("attempts")).isEqualTo(3);
  }

  private UUID leased() throws SQLException {
    EventRow event = Outbox.leased(event(endpoint));
    outbox.store(node, event);
    return event.deliveries().getFirst().deliveryId();
  }
}
