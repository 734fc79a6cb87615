package dev.hookline.persistence.recovery;

import static dev.hookline.persistence.fixture.Outbox.TENANT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hookline.persistence.fixture.Outbox;
import dev.hookline.persistence.outbox.EventRow;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FailedDeliveriesTest {
  private static final UUID LOWEST = new UUID(0, 0);
  private static final UUID HIGHEST = new UUID(-1, -1);

  private final Outbox outbox = new Outbox();
  private final FailedDeliveries failed = new FailedDeliveries(outbox.database().dataSource());
  private final MissedEvents missed = new MissedEvents(outbox.database().dataSource());
  private final ReplayTable table = new ReplayTable(outbox.database().dataSource());
  private final UUID endpoint = outbox.endpoint();

  @AfterEach
  void close() {
    outbox.close();
  }

  @Test
  void deadLettersAreRequeuedByEndpointInBoundedSteps() throws SQLException {
    UUID other = outbox.endpoint();
    outbox.deadLetter(endpoint);
    outbox.deadLetter(endpoint);
    UUID untouched = outbox.deadLetter(other);
    ReplayRow replay = replay();
    FailedSelection one = to(endpoint, null, null);
    assertThat(failed.countDead(TENANT, one, 10)).isEqualTo(Map.of(endpoint, 2));
    assertThat(failed.countDead(TENANT, one, 1)).isEqualTo(Map.of(endpoint, 1));
    assertThat(failed.countDead("other", one, 10)).isEmpty();
    assertThat(failed.requeue(replay, one, 1)).isEqualTo(1);
    assertThat(failed.requeue(replay, one, 1)).isEqualTo(1);
    assertThat(failed.requeue(replay, one, 1)).isZero();
    assertThat(outbox.state(untouched)).isEqualTo("dead");
    assertThat(table.find(TENANT, replay.replayId()).orElseThrow().scheduled()).isEqualTo(2);
  }

  @Test
  void aStepKeepsItsLimitWhenTheDatabaseTakesTheTableForTiny() throws SQLException {
    outbox.deadLetter(endpoint);
    outbox.database().execute("analyze dead_letters");
    for (int i = 0; i < 4; i++) {
      outbox.deadLetter(endpoint);
    }
    assertThat(failed.requeue(replay(), to(null, null, null), 2)).isEqualTo(2);
    assertThat(outbox.count("dead_letters")).isEqualTo(3);
  }

  @Test
  void aPatternAndAStatusNarrowTheSelection() throws SQLException {
    outbox.deadLetter(endpoint);
    assertThat(failed.countDead(TENANT, to(null, "^order\\.[^.]+\\.$", 500), 10)).hasSize(1);
    assertThat(failed.countDead(TENANT, to(null, "^order\\.$", null), 10)).isEmpty();
    assertThat(failed.countDead(TENANT, to(null, null, 503), 10)).isEmpty();
  }

  @Test
  void whatDiesAgainWhileTheReplayRunsIsNotRequeuedAgain() throws SQLException {
    ReplayRow replay = replay();
    outbox.deadLetter(endpoint);
    outbox.database().execute("update dead_letters set dead_at = dead_at + interval '1 second'");
    assertThat(failed.requeue(replay, to(null, null, null), 10)).isZero();
  }

  @Test
  void whatWaitsForALaterAttemptBecomesDueOnce() throws SQLException {
    UUID waiting = outbox.failed(endpoint);
    EventRow never = Outbox.event(endpoint);
    outbox.store(never);
    ReplayRow replay = replay();
    FailedSelection all = to(endpoint, null, 500);
    assertThat(failed.countWaiting(TENANT, all, 10)).isEqualTo(Map.of(endpoint, 1));
    FailedDeliveries.Step step = failed.hurry(replay, all, LOWEST, 10);
    assertThat(step).isEqualTo(new FailedDeliveries.Step(1, waiting));
    assertThat(failed.hurry(replay, all, LOWEST, 10).count()).isZero();
    assertThat(outbox.state(waiting)).isEqualTo("failed");
    assertThat(outbox.claimAll(outbox.node())).hasSize(2);
    assertThat(table.find(TENANT, replay.replayId()).orElseThrow().scheduled()).isEqualTo(1);
  }

  @Test
  void aCancelledReplayDoesNothingMore() throws SQLException {
    UUID waiting = outbox.failed(endpoint);
    outbox.deadLetter(endpoint);
    ReplayRow replay = replay();
    table.cancel(TENANT, replay.replayId());
    assertThat(failed.requeue(replay, to(null, null, null), 10)).isEqualTo(-1);
    assertThat(failed.hurry(replay, to(null, null, null), LOWEST, 10).count()).isEqualTo(-1);
    assertThat(missed.schedule(replay, List.of())).isEqualTo(-1);
    assertThat(outbox.count("dead_letters")).isEqualTo(1);
    assertThat(
            outbox
                .database()
                .query("select due_at > now() from queue where delivery_id = '" + waiting + "'"))
        .isEqualTo("t");
  }

  @Test
  void anEventWithoutADeliveryIsMissedAndIsScheduledOnce() throws SQLException {
    EventRow had = Outbox.event(endpoint);
    EventRow other = Outbox.event(outbox.endpoint());
    EventRow none = Outbox.event();
    outbox.store(had, other, none);
    outbox.deadLetter(endpoint);
    List<ReplayEvent> found = missed.next(TENANT, endpoint, LOWEST, HIGHEST, 10);
    assertThat(found)
        .extracting(ReplayEvent::eventId)
        .containsExactly(other.eventId(), none.eventId());
    assertThat(missed.next("other", endpoint, LOWEST, HIGHEST, 10)).isEmpty();
    ReplayRow replay = replay();
    List<ReplayDelivery> twice =
        List.of(again(found.getFirst()), again(found.getFirst()), again(found.getLast()));
    assertThat(missed.schedule(replay, twice)).isEqualTo(2);
    assertThat(missed.schedule(replay, twice)).isZero();
    assertThat(missed.next(TENANT, endpoint, LOWEST, HIGHEST, 10)).isEmpty();
  }

  private ReplayRow replay() throws SQLException {
    UUID id = Outbox.id();
    table.insert(id, TENANT, "recover", "{}");
    return table.find(TENANT, id).orElseThrow();
  }

  private ReplayDelivery again(ReplayEvent event) {
    return new ReplayDelivery(Outbox.id(), event, endpoint, null, null);
  }

  private static FailedSelection to(UUID endpoint, String topic, Integer status) {
    return new FailedSelection(List.of(), LOWEST, HIGHEST, topic, endpoint, status, Instant.EPOCH);
  }
}
