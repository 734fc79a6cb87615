package dev.hookline.delivery.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hookline.delivery.routing.Destination;
import dev.hookline.persistence.fixture.Outbox;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What a breaker does to the deliveries of its endpoint. */
class BreakerDispatchTest extends OneEndpoint {
  private Destination destination;

  BreakerDispatchTest() {
    super(Outbox::endpoint, Map.of());
  }

  @Override
  void route() {
    destination = routes.put(endpoint, new Destination.Pace(1000, 50, 1, 0, List.of(0)), false);
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
    awaitSuccess(all);
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
    awaitSuccess(all);
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
}
