package dev.hookline.persistence.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hookline.persistence.fixture.Outbox;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * When its statistics were taken the queue was empty, as it is most of the time. Plans made of them
 * still read only the rows they are about.
 */
class StalePlanTest {
  private static final int LEASED = 1_000;
  private static final int CALLS = 12; // after five a plan is kept

  private final Outbox outbox = new Outbox();
  private final UUID endpoint = outbox.endpoint();

  @AfterEach
  void close() {
    outbox.close();
  }

  @Test
  void resultsAreRecordedWithoutLookingAtAllThatIsLeased() throws SQLException {
    long node = outbox.node();
    List<UUID> leased = lease(node);
    try (ResultWriter results = new ResultWriter(outbox.database().dataSource())) {
      for (UUID delivery : leased.subList(0, CALLS)) {
        assertThat(results.record(List.of(Outbox.success(delivery, 1)), node)).isEmpty();
      }
      results.record(List.of(Outbox.retry(leased.getLast(), 1, Duration.ofHours(1))), node);
    }
    awaitLookups("queue_pkey", CALLS);
    assertThat(readOfLeases()).isZero();
    assertThat(scanned()).isZero();
  }

  @Test
  void leasesWithoutANodeAreLookedForWithoutReadingThoseOfNodesThatLive() throws SQLException {
    lease(outbox.node());
    lease(outbox.node());
    LeaseTable leases = new LeaseTable(outbox.database().dataSource());
    for (int call = 0; call < CALLS; call++) {
      assertThat(leases.freeLost()).isZero();
    }
    awaitLookups("queue_leases", CALLS);
    assertThat(readOfLeases()).isZero();
    assertThat(scanned()).isZero();
  }

  private List<UUID> lease(long node) throws SQLException {
    outbox.database().execute("analyze queue");
    List<EventRow> events =
        Stream.generate(() -> Outbox.leased(Outbox.event(endpoint))).limit(LEASED).toList();
    outbox.store(node, events.toArray(EventRow[]::new));
    return events.stream().map(event -> event.deliveries().getFirst().deliveryId()).toList();
  }

  /** A session tells what it did when it ends. */
  private void awaitLookups(String index, int count) {
    long deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
    while (statistic("idx_scan from pg_stat_user_indexes where indexrelname = '" + index + "'")
        < count) {
      assertThat(System.nanoTime()).as("waited too long").isLessThan(deadline);
      LockSupport.parkNanos(20_000_000);
    }
  }

  private long readOfLeases() {
    return statistic("idx_tup_read from pg_stat_user_indexes where indexrelname = 'queue_leases'");
  }

  private long scanned() {
    return statistic("seq_tup_read from pg_stat_user_tables where relname = 'queue'");
  }

  private long statistic(String what) {
    return Long.parseLong(outbox.database().query("select " + what));
  }
}
