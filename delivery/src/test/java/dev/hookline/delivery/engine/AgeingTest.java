package dev.hookline.delivery.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hookline.delivery.routing.Destination;
import dev.hookline.delivery.routing.FixedRouting;
import dev.hookline.persistence.breakers.BreakerTable;
import dev.hookline.persistence.fixture.Outbox;
import dev.hookline.persistence.outbox.EventRow;
import dev.hookline.persistence.recovery.DeliveryMoves;
import dev.hookline.persistence.recovery.LateDeliveries;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AgeingTest {
  private static final Destination.Pace DAY_AND_A_HALF =
      new Destination.Pace(1000, 3, 1, 0, List.of(0, 43_200, 86_400));

  private final Outbox outbox = new Outbox();
  private boolean paused;
  private final FixedRouting routes = new FixedRouting();
  private final BreakerTable breakers = new BreakerTable(outbox.database().dataSource());
  private final Ageing ageing =
      new Ageing(
          breakers,
          routes.routing(),
          new DeliveryMoves(outbox.database().dataSource()),
          new LateDeliveries(outbox.database().dataSource()),
          (tenant, id) -> paused);
  private final UUID endpoint = outbox.endpoint();

  @AfterEach
  void close() {
    outbox.close();
  }

  @Test
  void whatABreakerHeldForItsWholeScheduleIsADeadLetter() throws SQLException {
    breakers.open(endpoint, Duration.ofSeconds(30), "a test");
    UUID old = waitingFor("37 hours");
    UUID young = waitingFor("35 hours");
    ageing.run();
    assertThat(outbox.state(old)).isEqualTo("dead");
    assertThat(outbox.state(young)).isEqualTo("pending");
  }

  @Test
  void anEventWithRetriesOfItsOwnAgesByItsOwnSchedule() throws SQLException {
    breakers.open(endpoint, Duration.ofSeconds(30), "a test");
    UUID sooner = waitingFor("4 hours", "{\"schedule\":[0,5400]}");
    UUID notYet = waitingFor("2 hours", "{\"schedule\":[0,5400]}");
    UUID fewer = waitingFor("13 hours", "{\"max_attempts\":2}");
    UUID later = waitingFor("37 hours", "{\"max_attempts\":4}");
    UUID shortest = waitingFor("59 minutes", "{\"max_attempts\":1,\"schedule\":[0]}");
    UUID plain = waitingFor("35 hours");
    ageing.run();
    assertThat(outbox.state(sooner)).isEqualTo("dead");
    assertThat(outbox.state(notYet)).isEqualTo("pending");
    assertThat(outbox.state(fewer)).isEqualTo("dead");
    assertThat(outbox.state(later)).isEqualTo("pending");
    assertThat(outbox.state(shortest)).as("an hour at least").isEqualTo("pending");
    assertThat(outbox.state(plain)).isEqualTo("pending");
    assertThat(outbox.count("dead_letters where reason = 'breaker_open'")).isEqualTo(2);
  }

  @Test
  void whatAPersonHoldsBackDoesNotAge() throws SQLException {
    breakers.open(endpoint, Duration.ofSeconds(30), "a test");
    UUID old = waitingFor("37 hours");
    paused = true;
    ageing.run();
    paused = false;
    routes.put(endpoint, DAY_AND_A_HALF, true);
    ageing.run();
    assertThat(outbox.state(old)).isEqualTo("pending");
  }

  @Test
  void withoutAnOpenBreakerNothingAges() throws SQLException {
    UUID old = waitingFor("37 hours");
    ageing.run();
    breakers.open(endpoint, Duration.ofSeconds(30), "a test");
    breakers.close(endpoint, "a test");
    ageing.run();
    assertThat(outbox.state(old)).isEqualTo("pending");
  }

  @Test
  void theScheduleIsTheSumOfItsDelaysAndTheLastOneRepeats() {
    assertThat(Ageing.schedule(DAY_AND_A_HALF)).isEqualTo(129_600);
    assertThat(Ageing.schedule(new Destination.Pace(1000, 5, 1, 0, List.of(0, 3_600))))
        .isEqualTo(14_400);
    assertThat(Ageing.schedule(new Destination.Pace(1000, 1, 1, 0, List.of(0))))
        .as("an hour at least")
        .isEqualTo(3_600);
  }

  private UUID waitingFor(String time) throws SQLException {
    return waitingFor(time, null);
  }

  private UUID waitingFor(String time, String retry) throws SQLException {
    routes.put(endpoint, DAY_AND_A_HALF, false);
    EventRow event = Outbox.retrying(Outbox.event(endpoint), retry);
    UUID delivery = event.deliveries().getFirst().deliveryId();
    outbox.store(event);
    outbox
        .database()
        .execute(
            "update queue set due_at = now() - interval '%s' where delivery_id = '%s'"
                .formatted(time, delivery));
    return delivery;
  }
}
