package dev.hookline.persistence.recovery;

import static dev.hookline.persistence.fixture.Outbox.TENANT;
import static dev.hookline.persistence.fixture.Outbox.event;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hookline.persistence.fixture.Outbox;
import dev.hookline.persistence.outbox.EventRow;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ReplayStepsTest {
  private static final UUID LOWEST = new UUID(0, 0);
  private static final UUID HIGHEST = new UUID(-1, -1);

  private final Outbox outbox = new Outbox();
  private final ReplaySteps steps = new ReplaySteps(outbox.database().dataSource());
  private final ReplayTable table = new ReplayTable(outbox.database().dataSource());
  private final UUID endpoint = outbox.endpoint();

  @AfterEach
  void close() {
    outbox.close();
  }

  @Test
  void eventsAreWalkedInOrderWithinBoundsAndTopic() throws SQLException {
    EventRow first = event();
    EventRow second = event();
    EventRow third = event();
    outbox.store(third, first, second);
    assertThat(steps.events(TENANT, range(LOWEST, HIGHEST, null, 2)))
        .extracting(ReplayEvent::eventId)
        .containsExactly(first.eventId(), second.eventId());
    assertThat(steps.events(TENANT, range(first.eventId(), third.eventId(), "order.paid", 10)))
        .extracting(ReplayEvent::eventId)
        .containsExactly(second.eventId());
    assertThat(steps.events(TENANT, range(LOWEST, HIGHEST, "order", 10))).isEmpty();
    assertThat(steps.events("other", range(LOWEST, HIGHEST, null, 10))).isEmpty();
  }

  @Test
  void namedEventsAreTheOnlyOnes() throws SQLException {
    EventRow wanted = event();
    outbox.store(wanted, event());
    var selection = new ReplaySelection(List.of(wanted.eventId()), LOWEST, HIGHEST, null, 10);
    assertThat(steps.events(TENANT, selection))
        .extracting(ReplayEvent::eventId)
        .containsExactly(wanted.eventId());
  }

  @Test
  void aStepSchedulesAndNotesHowFarItCame() throws SQLException {
    ReplayRow replay = replay();
    EventRow event = event();
    outbox.store(event);
    assertThat(steps.schedule(replay, List.of(again(event)), 1, event.eventId())).isTrue();
    ReplayRow now = table.find(TENANT, replay.replayId()).orElseThrow();
    assertThat(now.walkedTo()).isEqualTo(event.eventId());
    assertThat(now.matched()).isEqualTo(1);
    assertThat(now.scheduled()).isEqualTo(1);
    assertThat(now.waiting()).isEqualTo(1);
    assertThat(outbox.claimAll(outbox.node())).hasSize(1);
  }

  @Test
  void aCancelledReplaySchedulesNothingMoreAndWhatWaitsIsCancelled() throws SQLException {
    ReplayRow replay = replay();
    EventRow event = event();
    outbox.store(event);
    steps.schedule(replay, List.of(again(event)), 1, event.eventId());
    assertThat(table.cancel(TENANT, replay.replayId())).isEqualTo(1);
    assertThat(steps.schedule(replay, List.of(again(event)), 1, event.eventId())).isFalse();
    assertThat(outbox.count("queue")).isZero();
    assertThat(outbox.count("deliveries where state = 'cancelled'")).isEqualTo(1);
    assertThat(table.find(TENANT, replay.replayId()).orElseThrow().state()).isEqualTo("cancelled");
  }

  @Test
  void anotherTenantCancelsNothing() throws SQLException {
    ReplayRow replay = replay();
    assertThat(table.cancel("other", replay.replayId())).isZero();
    assertThat(table.find("other", replay.replayId())).isEmpty();
    assertThat(table.find(TENANT, replay.replayId()).orElseThrow().state()).isEqualTo("running");
  }

  @Test
  void anAbandonedReplayIsTakenOverByOne() throws SQLException {
    ReplayRow replay = replay();
    assertThat(table.takeOver(Duration.ofMinutes(1))).isEmpty();
    outbox.database().execute("update replays set updated_at = now() - interval '2 minutes'");
    assertThat(table.takeOver(Duration.ofMinutes(1)).orElseThrow().replayId())
        .isEqualTo(replay.replayId());
    assertThat(table.takeOver(Duration.ofMinutes(1))).isEmpty();
  }

  @Test
  void aReplayEndsOnce() throws SQLException {
    ReplayRow replay = replay();
    assertThat(table.finish(replay.replayId(), "done", 3)).isTrue();
    assertThat(table.finish(replay.replayId(), "dry_run", 4)).isFalse();
    assertThat(table.find(TENANT, replay.replayId()).orElseThrow().matched()).isEqualTo(3);
  }

  private ReplayRow replay() throws SQLException {
    UUID id = Outbox.id();
    table.insert(id, TENANT, "all", "{}");
    return table.find(TENANT, id).orElseThrow();
  }

  private ReplayDelivery again(EventRow event) {
    return new ReplayDelivery(
        Outbox.id(),
        new ReplayEvent(event.eventId(), event.topic(), 1, event.payload(), null),
        endpoint,
        null,
        null);
  }

  private static ReplaySelection range(UUID after, UUID before, String topic, int limit) {
    return new ReplaySelection(List.of(), after, before, topic, limit);
  }
}
