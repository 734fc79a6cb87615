package dev.hookline.delivery.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hookline.delivery.HandClock;
import dev.hookline.delivery.retry.RetryPolicyFixture;
import dev.hookline.delivery.routing.Destination;
import dev.hookline.delivery.routing.FixedRouting;
import dev.hookline.persistence.fixture.Outbox;
import dev.hookline.persistence.outbox.EventRow;
import dev.hookline.settings.Settings;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a breaker does to the deliveries of its endpoint, on a real database. */
class BreakerDispatchTest {
  private final Outbox outbox = new Outbox();
  private final FixedRouting routes = new FixedRouting();
  private final FakeSender sender = new FakeSender();
  private final HandClock clock = new HandClock();
  private final UUID endpoint = outbox.endpoint();
  private final Destination destination =
      routes.put(endpoint, new Destination.Pace(1000, 50, 1, 0, List.of(0)), false);
  private final Dispatch dispatch =
      new Dispatch(
          new Dispatch.Needs(
              outbox.database().dataSource(),
              Settings.of(Map.of("HL_CLAIM_INTERVAL_MS", "20", "HL_DRAIN_SECONDS", "10")),
              clock,
              routes.routing(),
              sender,
              RetryPolicyFixture.exact(),
              (tenant, id) -> {}),
          "test");

  @BeforeEach
  void start() throws SQLException {
    dispatch.start();
  }

  @AfterEach
  void stop() throws InterruptedException {
    dispatch.stop();
    outbox.close();
  }

  @Test
  void whileItIsOpenDeliveriesWaitAndSpendNoAttemptAndThenAllLeave() throws SQLException {
    sender.answers(number -> number < 5 ? 503 : 200);
    List<UUID> all = store(20);
    awaitOpen(1);
    assertThat(sender.sent()).hasSize(5);
    assertThat(outbox.database().query("select sum(attempts) from queue")).isEqualTo("5");
    assertThat(dispatch.dispatcher().reserve(destination, 0, 1)).isFalse();

    clock.advance(Duration.ofSeconds(31));
    await(() -> all.stream().allMatch(id -> "success".equals(outbox.state(id))));
    assertThat(sender.sent()).hasSize(25);
    await(() -> "open half_open closed".equals(timeline()));
  }

  @Test
  void aReceiverThatIsStillDownCostsOneAttemptALook() throws SQLException {
    sender.answers(number -> 503);
    store(20);
    awaitOpen(1);
    for (int look = 1; look <= 3; look++) {
      clock.advance(Duration.ofSeconds(31));
      awaitOpen(1 + 2 * look);
      assertThat(sender.sent()).hasSize(5 + look);
    }
  }

  @Test
  void answersThatAreAboutTheEventOpenNothing() throws SQLException {
    routes.put(endpoint, new Destination.Pace(1000, 1, 1, 0, List.of(0)), false);
    sender.answers(number -> 400);
    List<UUID> all = store(20);
    await(() -> all.stream().allMatch(id -> "dead".equals(outbox.state(id))));
    assertThat(outbox.count("endpoint_breakers")).isZero();
  }

  @Test
  void whoeverClosesItInTheDatabaseLetsEverythingLeave() throws SQLException {
    sender.answers(number -> number < 5 ? 503 : 200);
    List<UUID> all = store(20);
    awaitOpen(1);
    outbox.database().execute("update endpoint_breakers set state = 'closed', until = null");
    await(() -> all.stream().allMatch(id -> "success".equals(outbox.state(id))));
    assertThat(sender.sent()).hasSize(25);
  }

  /** Open, written down, and everything back in the database. */
  private void awaitOpen(int changes) {
    await(
        () ->
            dispatch.breakers().shut(endpoint)
                && outbox.count("breaker_changes") == changes
                && outbox.count("queue where owner is null") == 20);
  }

  private String timeline() {
    return outbox
        .database()
        .query("select string_agg(state, ' ' order by number) from breaker_changes");
  }

  private List<UUID> store(int count) throws SQLException {
    List<UUID> deliveries = new ArrayList<>();
    EventRow[] events = new EventRow[count];
    for (int i = 0; i < count; i++) {
      events[i] = Outbox.event(endpoint);
      deliveries.add(events[i].deliveries().getFirst().deliveryId());
    }
    outbox.store(events);
    dispatch.wake();
    return deliveries;
  }

  private static void await(BooleanSupplier condition) {
    long deadline = System.nanoTime() + Duration.ofSeconds(60).toNanos();
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as("waited too long").isLessThan(deadline);
      LockSupport.parkNanos(5_000_000);
    }
  }
}
