package dev.hookline.persistence.recovery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hookline.persistence.fixture.Outbox;
import dev.hookline.persistence.outbox.EventRow;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LateDeliveriesTest {
  private static final String RETRY = "{\"max_attempts\":1}";
  private static final long HOUR = 3_600;

  private final Outbox outbox = new Outbox();
  private final UUID endpoint = outbox.endpoint();
  private final LateDeliveries late = new LateDeliveries(outbox.database().dataSource());

  @AfterEach
  void close() {
    outbox.close();
  }

  @Test
  void onlyWhatWaitsForLongAndHasRetriesOfItsOwnIsShown() throws SQLException {
    UUID wanted = store(true, 1, "2 hours");
    store(false, 1, "2 hours");
    store(true, 1, "59 minutes");
    EventRow elsewhere = Outbox.retrying(Outbox.event(outbox.endpoint()), RETRY);
    outbox.store(elsewhere);
    due(elsewhere, "2 hours");
    EventRow inFlight = Outbox.leased(Outbox.retrying(Outbox.event(endpoint), RETRY));
    outbox.store(outbox.node(), inFlight);
    due(inFlight, "2 hours");

    LateDeliveries.Look look = late.look(endpoint, Instant.EPOCH, HOUR, 10);
    assertThat(look.late()).extracting(LateDeliveries.Late::deliveryId).containsExactly(wanted);
    assertThat(look.late().getFirst().retry()).isEqualTo(RETRY);
    assertThat(look.late().getFirst().seconds()).isBetween(7_200L, 7_300L);
    assertThat(look.walkedTo()).isNull();
  }

  @Test
  void aWalkOfShortLooksSeesEverythingOnceHoweverMuchIsInBetween() throws SQLException {
    List<UUID> wanted = new ArrayList<>();
    for (int i = 0; i < 30; i++) {
      boolean own = i % 5 == 0;
      UUID stored = store(own, i % 3, (200 - i / 2) + " minutes"); // two of each moment
      if (own) {
        wanted.add(stored);
      }
    }
    List<UUID> seen = new ArrayList<>();
    int looks = 0;
    for (Instant from = Instant.EPOCH; from != null; looks++) {
      LateDeliveries.Look look = late.look(endpoint, from, HOUR, 7);
      look.late().forEach(each -> seen.add(each.deliveryId()));
      from = look.walkedTo();
    }
    assertThat(seen).containsExactlyInAnyOrderElementsOf(wanted);
    assertThat(looks).isBetween(3, 6);
  }

  @Test
  void whatIsTooOldIsDeadUnlessItLeftMeanwhile() throws SQLException {
    UUID old = store(true, 0, "2 hours");
    UUID tried = store(true, 0, "2 hours");
    outbox
        .database()
        .execute("update queue set due_at = now() where delivery_id = '" + tried + "'");
    assertThat(late.ageOut(List.of(old, tried), HOUR)).isEqualTo(1);
    assertThat(late.ageOut(List.of(), HOUR)).isZero();
    assertThat(outbox.state(old)).isEqualTo("dead");
    assertThat(outbox.database().query("select reason from dead_letters"))
        .isEqualTo("breaker_open");
    assertThat(outbox.state(tried)).isEqualTo("pending");
  }

  private UUID store(boolean own, int priority, String dueFor) throws SQLException {
    EventRow event = Outbox.with(Outbox.event(endpoint), priority, new byte[] {'1'});
    event = own ? Outbox.retrying(event, RETRY) : event;
    outbox.store(event);
    due(event, dueFor);
    return event.deliveries().getFirst().deliveryId();
  }

  /** Counted from a full minute, so that those of one number are due together. */
  private void due(EventRow event, String ago) {
    outbox
        .database()
        .execute(
            "update queue set due_at = date_trunc('minute', now()) - interval '%s' where event_id = '%s'"
                .formatted(ago, event.eventId()));
  }
}
