package dev.hookline.persistence.outbox;

import static dev.hookline.persistence.fixture.Outbox.event;
import static dev.hookline.persistence.fixture.Outbox.keyed;
import static dev.hookline.persistence.fixture.Outbox.leased;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.hookline.persistence.fixture.Outbox;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class EventWriterTest {
  private static final Instant LATER = Instant.parse("2100-01-01T00:00:00Z");
  private static final Instant PAST = Instant.parse("2000-01-01T00:00:00Z");

  private final Outbox outbox = new Outbox();
  private final UUID endpoint = outbox.endpoint();

  @AfterEach
  void close() {
    outbox.close();
  }

  @Test
  void anEventIsStoredWithItsDeliveriesByteForByte() throws SQLException {
    byte[] odd = {0, (byte) 0xff, '\'', '\\', '"', 10};
    EventRow event = Outbox.with(event(endpoint, outbox.endpoint()), 2, odd);
    assertThat(outbox.store(event)).isEmpty();
    String stored = outbox.database().query("select encode(payload, 'hex') from events");
    assertThat(stored).isEqualTo(HexFormat.of().formatHex(odd));
    assertThat(outbox.count("queue where priority = 2 and owner is null and attempts = 0"))
        .isEqualTo(2);
  }

  @Test
  void anEventNobodySubscribedToIsStoredAlone() throws SQLException {
    outbox.store(event());
    assertThat(outbox.count("events")).isEqualTo(1);
    assertThat(outbox.count("queue")).isZero();
  }

  @Test
  void aDeliveryHandedOffIsLeasedFromItsFirstMoment() throws SQLException {
    long node = outbox.node();
    outbox.store(node, leased(event(endpoint)), event(endpoint));
    assertThat(outbox.count("queue where owner = " + node + " and owned_at is not null"))
        .isEqualTo(1);
    assertThat(outbox.count("queue where owner is null")).isEqualTo(1);
  }

  @Test
  void aDeliveryWithAMomentOfItsOwnIsDueThen() throws SQLException {
    EventRow plain = event(endpoint);
    var extras = new EventRow.Extras(PAST, LATER, "[\"a\"]", "{\"b\":1}", "t", "s", "r");
    outbox.store(
        new EventRow(
            plain.eventId(),
            plain.tenantId(),
            plain.topic(),
            plain.payload(),
            1,
            plain.createdAt(),
            null,
            extras,
            plain.deliveries()));
    assertThat(outbox.count("queue where due_at = '2100-01-01 00:00:00Z'")).isEqualTo(1);
    assertThat(outbox.count("events where occurred_at = '2000-01-01 00:00:00Z'")).isEqualTo(1);
    assertThat(
            outbox
                .database()
                .query(
                    "select channels || metadata || traceparent || tracestate || retry from"
                        + " events"))
        .isEqualTo("[\"a\"]{\"b\":1}tsr");
    assertThat(outbox.claimAll(outbox.node())).isEmpty();
  }

  @Test
  void retriesOfItsOwnAreStoredWithTheEventThatHasThemOnly() throws SQLException {
    EventRow own = Outbox.retrying(event(endpoint), "{\"max_attempts\":2}");
    outbox.store(event(endpoint), keyed(own, "k", LATER), event(endpoint));
    assertThat(outbox.database().query("select event_id from events where retry is not null"))
        .isEqualTo(own.eventId().toString());
    assertThat(outbox.claimAll(outbox.node()))
        .extracting(ClaimedDelivery::retry)
        .containsExactlyInAnyOrder("{\"max_attempts\":2}", null, null);
  }

  @Test
  void aTakenKeyKeepsTheSecondEventOutAndTellsTheFirst() throws SQLException {
    EventRow first = keyed(event(endpoint), "k", LATER);
    EventRow second = keyed(event(endpoint), "k", LATER);
    EventRow third = event(endpoint);
    assertThat(outbox.store(first)).isEmpty();
    assertThat(outbox.store(second, third)).containsExactly(second.eventId());
    assertThat(outbox.count("events")).isEqualTo(2);
    assertThat(outbox.count("queue")).isEqualTo(2);
    try (EventWriter writer = new EventWriter(outbox.database().dataSource())) {
      StoredKey found = writer.find(List.of(second)).getFirst();
      assertThat(found.eventId()).isEqualTo(first.eventId());
      assertThat(found.deliveryIds()).containsExactly(first.deliveries().getFirst().deliveryId());
      assertThat(found.fingerprint()).isEqualTo(new byte[] {1, 2, 3});
      assertThat(found.createdAt()).isEqualTo(first.createdAt());
    }
  }

  @Test
  void anExpiredKeyIsFreeAgain() throws SQLException {
    outbox.store(keyed(event(endpoint), "k", PAST));
    EventRow second = keyed(event(endpoint), "k", LATER);
    assertThat(outbox.store(second)).isEmpty();
    assertThat(outbox.database().query("select event_id from idempotency_keys"))
        .isEqualTo(second.eventId().toString());
  }

  @Test
  void theSameKeyOfAnotherTenantIsAnotherKey() throws SQLException {
    outbox.tenant("other");
    EventRow mine = keyed(event(endpoint), "k", LATER);
    EventRow theirs = keyed(event(), "k", LATER);
    outbox.store(mine);
    EventRow moved =
        new EventRow(
            theirs.eventId(),
            "other",
            theirs.topic(),
            theirs.payload(),
            1,
            theirs.createdAt(),
            theirs.key(),
            theirs.extras(),
            List.of());
    assertThat(outbox.store(moved)).isEmpty();
    assertThat(outbox.count("idempotency_keys")).isEqualTo(2);
  }

  @Test
  void aBatchStoredAgainAfterACommitInDoubtShowsAsAUniqueViolation() throws SQLException {
    EventRow event = event(endpoint);
    outbox.store(event);
    assertThatExceptionOfType(SQLException.class)
        .isThrownBy(() -> outbox.store(event))
        .matches(e -> e.getSQLState().equals("23505"));
    assertThat(outbox.count("events")).isEqualTo(1);
    assertThat(outbox.count("queue")).isEqualTo(1);
  }

  @Test
  void aKeyedEventStoredAgainAfterACommitInDoubtIsFoundUnderItsKey() throws SQLException {
    EventRow event = keyed(event(endpoint), "k", LATER);
    outbox.store(event);
    assertThat(outbox.store(event)).containsExactly(event.eventId());
    try (EventWriter writer = new EventWriter(outbox.database().dataSource())) {
      assertThat(writer.find(List.of(event)).getFirst().eventId()).isEqualTo(event.eventId());
    }
    assertThat(outbox.count("queue")).isEqualTo(1);
  }

  @Test
  void aPoisonedRowTakesItsWholeBatchBack() throws SQLException {
    EventRow good = event(endpoint);
    EventRow poison = keyed(event(endpoint), "nul \0 inside", LATER);
    assertThatExceptionOfType(SQLException.class)
        .isThrownBy(() -> outbox.store(good, poison))
        .matches(e -> e.getSQLState().startsWith("22"));
    assertThat(outbox.count("events")).isZero();
    assertThat(outbox.count("queue")).isZero();
    assertThat(outbox.store(good)).isEmpty();
  }

  @Test
  void writersThatOverlapStoreEachKeyOnceAndDoNotDeadlock() throws Exception {
    int writers = 6;
    int keys = 40;
    List<Callable<Set<UUID>>> tasks = new ArrayList<>();
    for (int w = 0; w < writers; w++) {
      List<EventRow> batch = new ArrayList<>();
      for (int k = 0; k < keys; k++) {
        batch.add(keyed(event(endpoint), "key" + k, LATER));
      }
      Collections.shuffle(batch);
      tasks.add(
          () -> {
            try (EventWriter writer = new EventWriter(outbox.database().dataSource())) {
              return writer.store(batch, 0);
            }
          });
    }
    int refused = 0;
    try (var threads = Executors.newFixedThreadPool(writers)) {
      for (Future<Set<UUID>> result : threads.invokeAll(tasks)) {
        refused += result.get().size();
      }
    }
    assertThat(refused).isEqualTo(keys * (writers - 1));
    assertThat(outbox.count("events")).isEqualTo(keys);
    assertThat(outbox.count("queue")).isEqualTo(keys);
  }
}
