package dev.hookline.delivery.dispatch;

import dev.hookline.delivery.routing.Destination;
import dev.hookline.persistence.fixture.Outbox;
import dev.hookline.persistence.outbox.EventRow;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * What waits in the database leaves without a rest between claims: here each rest takes ten
 * seconds.
 */
class BacklogTest extends OneEndpoint {
  private static final int LANES = 70;
  private static final int BACKLOG = 1_000;

  BacklogTest() {
    super(Outbox::endpoint, Map.of("HL_CLAIM_INTERVAL_MS", "10000"));
  }

  @Override
  void route() {
    routes.put(endpoint, new Destination.Pace(1000, 5, 10, 0, List.of(0)), false);
  }

  @Test
  void aBacklogBesideManyEndpointsWhoseRetriesAreNotDueLeavesAtOnce() throws SQLException {
    outbox.store(
        Stream.generate(outbox::endpoint).limit(LANES).map(Outbox::event).toArray(EventRow[]::new));
    outbox.database().execute("update queue set due_at = now() + interval '1 hour'");
    awaitSuccess(store(1)); // its claim has seen them all
    outbox.store(
        Stream.generate(() -> Outbox.event(endpoint)).limit(BACKLOG).toArray(EventRow[]::new));
    dispatch.wake();
    await(() -> outbox.count("deliveries") == BACKLOG + 1);
  }
}
