package dev.hookline.persistence.ledger;

import static dev.hookline.persistence.outbox.DeliveryState.CANCELLED;
import static dev.hookline.persistence.outbox.DeliveryState.DEAD;
import static dev.hookline.persistence.outbox.DeliveryState.FAILED;
import static dev.hookline.persistence.outbox.DeliveryState.PENDING;
import static dev.hookline.persistence.outbox.DeliveryState.SUCCESS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hookline.persistence.fixture.TestDatabase;
import dev.hookline.persistence.id.Uuid7;
import dev.hookline.persistence.outbox.DeliveryState;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LedgerTest {
  private static final String TENANT = "shop";
  private static final UUID ENDPOINT = new UUID(1, 1);

  private TestDatabase database;
  private EventLedger events;
  private DeliveryLedger deliveries;
  private DeadLetterLedger deadLetters;

  @BeforeEach
  void open() {
    database = TestDatabase.create();
    events = new EventLedger(database.dataSource());
    deliveries = new DeliveryLedger(database.dataSource());
    deadLetters = new DeadLetterLedger(database.dataSource());
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void eventsComeNewestFirstAndPageByPage() throws SQLException {
    for (int millis = 1; millis <= 5; millis++) {
      event(millis, millis % 2 == 0 ? "even" : "odd");
    }
    var first = events.list(TENANT, null, Span.of(null, 3));
    assertThat(first).extracting(EventEntry::eventId).containsExactly(id(5), id(4), id(3));
    assertThat(events.list(TENANT, null, Span.of(id(3), 3)))
        .extracting(EventEntry::eventId)
        .containsExactly(id(2), id(1));
    assertThat(events.list(TENANT, "even", Span.of(null, 9))).hasSize(2);
  }

  @Test
  void aSpanBeginsAtItsFirstMomentAndEndsBeforeItsLast() throws SQLException {
    for (int millis = 1; millis <= 5; millis++) {
      event(millis, "t");
    }
    assertThat(events.list(TENANT, null, new Span(2L, 4L, null, 9)))
        .extracting(EventEntry::eventId)
        .containsExactly(id(3), id(2));
  }

  @Test
  void anEventIsFoundWithItsPayloadByItsTenantOnly() throws SQLException {
    event(1, "t");
    EventLedger.Content content = events.find(TENANT, id(1)).orElseThrow();
    assertThat(content.payload()).asString(StandardCharsets.UTF_8).isEqualTo("{ }");
    assertThat(content.entry().payloadBytes()).isEqualTo(3);
    assertThat(content.retry()).isNull();
    database.execute("update events set retry = '{}'");
    assertThat(events.find(TENANT, id(1)).orElseThrow().retry()).isEqualTo("{}");
    assertThat(events.find("other", id(1))).isEmpty();
    assertThat(events.list("other", null, Span.of(null, 9))).isEmpty();
  }

  @Test
  void aDeliveryIsFoundInEveryPlaceItCanBe() throws SQLException {
    queued(11, 0);
    queued(12, 2);
    ended(13, "success");
    ended(14, "cancelled");
    dead(15);

    var all = new DeliveryLedger.Filter(null, null, null, null);
    assertThat(deliveries.list(TENANT, all, Span.of(null, 9)))
        .extracting(DeliveryEntry::state)
        .containsExactly(DEAD, CANCELLED, SUCCESS, FAILED, PENDING);
    assertThat(deliveries.list(TENANT, all, Span.of(id(14), 2)))
        .extracting(DeliveryEntry::deliveryId)
        .containsExactly(id(13), id(12));
    for (DeliveryState state : DeliveryState.values()) {
      assertThat(
              deliveries.list(
                  TENANT, new DeliveryLedger.Filter(null, ENDPOINT, state, null), Span.of(null, 9)))
          .extracting(DeliveryEntry::state)
          .containsExactly(state);
    }
    assertThat(deliveries.ofEvent(TENANT, id(1))).hasSize(5);
    assertThat(deliveries.ofEvent("other", id(1))).isEmpty();
    assertThat(deliveries.find(TENANT, id(15)).orElseThrow().lastStatus()).isEqualTo(500);
    assertThat(deliveries.find("other", id(15))).isEmpty();
  }

  @Test
  void deliveriesAreFoundAndCountedByPriority() throws SQLException {
    queued(11, 0);
    queued(12, 2);
    ended(13, "success");
    dead(15);
    database.execute("update queue set priority = 0 where delivery_id = '" + id(11) + "'");
    database.execute(
        "update queue set owner = 1, owned_at = now() where delivery_id = '" + id(12) + "'");
    assertThat(
            deliveries.list(
                TENANT, new DeliveryLedger.Filter(null, null, null, 0), Span.of(null, 9)))
        .extracting(DeliveryEntry::deliveryId)
        .containsExactly(id(11));
    StoreCheck store = new StoreCheck(database.dataSource());
    assertThat(store.byPriority(TENANT))
        .containsExactly(new PriorityCounts(0, 1, 0, 0), new PriorityCounts(1, 0, 1, 1));
    assertThat(store.byPriority("other")).isEmpty();
  }

  @Test
  void attemptsComeLastFirst() throws SQLException {
    database.execute(
        "insert into attempts (delivery_id, attempt, tenant_id, started_at, outcome, url) values"
            + " ('%1$s', 1, 'shop', now(), 'timeout', 'http://x'), ('%1$s', 2, 'shop', now(), 'success', 'http://x')"
                .formatted(id(11)));
    assertThat(deliveries.attempts(TENANT, id(11)))
        .extracting(AttemptEntry::attempt)
        .containsExactly(2, 1);
    assertThat(deliveries.attempts("other", id(11))).isEmpty();
  }

  @Test
  void deadLettersTellWhy() throws SQLException {
    dead(15);
    assertThat(deadLetters.list(TENANT, null, Span.of(null, 9)))
        .singleElement()
        .satisfies(letter -> assertThat(letter.reason()).isEqualTo("exhausted"))
        .satisfies(letter -> assertThat(letter.attempts()).isEqualTo(10));
    assertThat(deadLetters.list(TENANT, id(99), Span.of(null, 9))).isEmpty();
    assertThat(deadLetters.list("other", null, Span.of(null, 9))).isEmpty();
  }

  @Test
  void theSchemaIsPresent() throws SQLException {
    assertThat(new StoreCheck(database.dataSource()).schemaPresent()).isTrue();
  }

  private void event(long millis, String topic) {
    database.execute(
        "insert into events (event_id, tenant_id, topic, payload, created_at) values ('%s', 'shop', '%s', '{ }', now())"
            .formatted(id(millis), topic));
  }

  private void queued(long millis, int attempts) {
    database.execute(
        "insert into queue (delivery_id, tenant_id, event_id, endpoint_id, topic, attempts) values ('%s', 'shop', '%s', '%s', 't', %d)"
            .formatted(id(millis), id(1), ENDPOINT, attempts));
  }

  private void ended(long millis, String state) {
    database.execute(
        "insert into deliveries (delivery_id, tenant_id, event_id, endpoint_id, topic, priority, attempts, state) values ('%s', 'shop', '%s', '%s', 't', 1, 1, '%s')"
            .formatted(id(millis), id(1), ENDPOINT, state));
  }

  private void dead(long millis) {
    database.execute(
        "insert into dead_letters (delivery_id, tenant_id, event_id, endpoint_id, topic, priority, attempts, reason, last_status) values ('%s', 'shop', '%s', '%s', 't', 1, 10, 'exhausted', 500)"
            .formatted(id(millis), id(1), ENDPOINT));
  }

  private static UUID id(long millis) {
    return Uuid7.floorOf(millis);
  }
}
