package dev.hookline.persistence.outbox;

import static dev.hookline.persistence.fixture.Outbox.event;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hookline.persistence.fixture.Outbox;
import dev.hookline.persistence.recovery.DeliveryMoves;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Runs of ordered lanes. */
class RunClaimTest {
  private final Outbox outbox = new Outbox();
  private final ClaimReader claims = new ClaimReader(outbox.database().dataSource());
  private final UUID lane = outbox.orderedEndpoint();
  private long node;

  @BeforeEach
  void register() throws SQLException {
    node = outbox.node();
  }

  @AfterEach
  void close() {
    claims.close();
    outbox.close();
  }

  @Test
  void anOrdinaryClaimLeavesAnOrderedLaneAloneAndNamesIt() throws SQLException {
    UUID plain = outbox.endpoint();
    outbox.store(event(lane, plain), event(lane));
    ClaimReader.Claim claim =
        claims.claim(
            node, ClaimReader.Shut.NONE, new ClaimReader.Limits(64, 10, 100, Fit.EVERYTHING));
    assertThat(claim.deliveries()).extracting(ClaimedDelivery::endpointId).containsExactly(plain);
    assertThat(claim.ordered()).containsExactly(lane);
    assertThat(run(plain)).as("which is not ordered").isEmpty();
  }

  @Test
  void aRunIsInTheOrderOfTheCommitsWhateverThePriorities() throws SQLException {
    List<UUID> all = new ArrayList<>();
    for (int priority : new int[] {2, 1, 0, 2, 1, 0}) {
      all.add(store(Outbox.with(event(lane), priority, new byte[] {'1'})));
    }
    assertThat(run(4)).containsExactlyElementsOf(all.subList(0, 4));
  }

  @Test
  void thoseOfOneCommitAreInTheOrderOfTheirIds() throws SQLException {
    List<EventRow> batch = new ArrayList<>();
    for (int i = 0; i < 30; i++) {
      batch.add(Outbox.with(event(lane), (i * 7) % 3, new byte[] {'1'}));
    }
    outbox.store(batch.toArray(EventRow[]::new));
    assertThat(run(20))
        .containsExactlyElementsOf(batch.subList(0, 20).stream().map(RunClaimTest::of).toList());
  }

  @Test
  void thereIsNoFurtherRunWhileAnythingOfTheLastOneIsLeased() throws SQLException {
    List<UUID> all = List.of(store(), store(), store(), store());
    assertThat(run(2)).containsExactlyElementsOf(all.subList(0, 2));
    assertThat(run(2)).isEmpty();
    outbox.record(node, Outbox.success(all.get(0), 1));
    assertThat(run(2)).isEmpty();
    outbox.record(node, Outbox.success(all.get(1), 1));
    assertThat(run(2)).containsExactlyElementsOf(all.subList(2, 4));
  }

  @Test
  void aFailedOneBlocksTheLaneUntilItsRetryAndThenGoesAlone() throws SQLException {
    UUID failed = store();
    UUID next = store();
    run(1);
    outbox.record(node, Outbox.retry(failed, 1, Duration.ofHours(1)));
    assertThat(run(10)).isEmpty();
    due(failed, "now()");
    assertThat(run(10)).containsExactly(failed);
    outbox.record(node, Outbox.dead(failed, 2));
    assertThat(run(10)).containsExactly(next);
  }

  @Test
  void whatADeadNodeLeasedComesAgainInItsPlace() throws SQLException {
    List<UUID> all = List.of(store(), store(), store());
    run(2);
    outbox.database().execute("delete from nodes");
    assertThat(run(10)).as("not before its lease was found lost").isEmpty();
    new LeaseTable(outbox.database().dataSource()).freeLost();
    assertThat(run(10)).containsExactlyElementsOf(all);
  }

  @Test
  void aDelayedOneTakesItsPlaceWhenItFallsDue() throws SQLException {
    UUID early = store();
    UUID delayed = store();
    due(delayed, "now() + interval '1 hour'");
    UUID late = store();
    assertThat(run(10)).containsExactly(early, late);
    outbox.record(node, Outbox.success(early, 1), Outbox.success(late, 1));
    UUID before = store();
    due(delayed, "now()");
    UUID behind = store();
    assertThat(run(10)).containsExactly(before, delayed, behind);
  }

  @Test
  void aMomentThatIsOverGivesNoPlaceBeforeTheOthers() throws SQLException {
    UUID first = store();
    EventRow late = event(lane);
    EventRow.Extras past =
        new EventRow.Extras(null, Instant.EPOCH.plusSeconds(1), null, null, null, null, null);
    UUID second =
        store(
            new EventRow(
                late.eventId(),
                late.tenantId(),
                late.topic(),
                late.payload(),
                0,
                late.createdAt(),
                null,
                past,
                late.deliveries()));
    assertThat(run(10)).containsExactly(first, second);
  }

  @Test
  void aRequeuedDeadLetterGoesBehindWhatWaits() throws SQLException {
    UUID dead = store();
    UUID waiting = store();
    run(1);
    outbox.record(node, Outbox.dead(dead, 1));
    new DeliveryMoves(outbox.database().dataSource()).requeue(Outbox.TENANT, dead);
    assertThat(run(10)).containsExactly(waiting, dead);
  }

  @Test
  void aRetryByHandKeepsThePlaceOfWhatWaits() throws SQLException {
    UUID first = store();
    UUID second = store();
    new DeliveryMoves(outbox.database().dataSource()).retryNow(Outbox.TENANT, first);
    assertThat(run(10)).containsExactly(first, second);
  }

  @Test
  void aLaneThatJustBecameOrderedWaitsForWhatLeftBefore() throws SQLException {
    UUID turned = outbox.endpoint();
    EventRow inFlight = Outbox.leased(event(turned));
    outbox.store(node, inFlight);
    EventRow waiting = event(turned);
    outbox.store(waiting);
    outbox
        .database()
        .execute("update endpoints set ordered = true where endpoint_id = '%s'".formatted(turned));
    assertThat(run(turned)).isEmpty();
    outbox.record(node, Outbox.retry(of(inFlight), 1, Duration.ZERO));
    assertThat(run(turned)).containsExactly(of(inFlight));
    outbox.record(node, Outbox.success(of(inFlight), 2));
    assertThat(run(turned)).containsExactly(of(waiting));
  }

  @Test
  void whatHasNoRoomIsHandedBackWithAllBehindIt() throws SQLException {
    List<UUID> all = List.of(store(), store(), store());
    List<Long> asked = new ArrayList<>();
    Fit one = (tenant, bytes) -> asked.add(bytes) && asked.size() == 1;
    assertThat(claims.claimRuns(node, List.of(lane), 10, one))
        .extracting(ClaimedDelivery::deliveryId)
        .containsExactly(all.getFirst());
    assertThat(asked).hasSize(2);
    outbox.record(node, Outbox.success(all.getFirst(), 1));
    assertThat(run(10)).containsExactlyElementsOf(all.subList(1, 3));
  }

  /** Each hands its run back now and then: the two snapshots must never both show a free lane. */
  @Test
  void manyNodesThatClaimAtOnceTakeTurnsAndKeepTheOrder() throws Exception {
    List<UUID> lanes = List.of(lane, outbox.orderedEndpoint());
    EventRow[] events = new EventRow[200];
    for (int i = 0; i < events.length; i++) {
      events[i] = event(lanes.get(i % 2));
    }
    outbox.store(events);
    outbox
        .database()
        .execute("create table sent (n bigint generated always as identity, id uuid, lane uuid)");
    Callable<Void> worker =
        () -> {
          long me = outbox.node();
          LeaseTable leases = new LeaseTable(outbox.database().dataSource());
          try (ClaimReader own = new ClaimReader(outbox.database().dataSource());
              ResultWriter results = new ResultWriter(outbox.database().dataSource())) {
            for (int i = 0; outbox.count("queue") > 0; i++) {
              List<ClaimedDelivery> run = own.claimRuns(me, lanes, 3, Fit.EVERYTHING);
              if (i % 5 == 4) {
                leases.release(me, run.stream().map(ClaimedDelivery::deliveryId).toList());
                continue;
              }
              for (ClaimedDelivery each : run) {
                outbox
                    .database()
                    .execute(
                        "insert into sent (id, lane) values ('%s', '%s')"
                            .formatted(each.deliveryId(), each.endpointId()));
                results.record(List.of(Outbox.success(each.deliveryId(), 1)), me);
              }
            }
          }
          return null;
        };
    try (var threads = Executors.newFixedThreadPool(4)) {
      for (Future<Void> each : threads.invokeAll(List.of(worker, worker, worker, worker))) {
        each.get();
      }
    }
    assertThat(outbox.count("sent")).isEqualTo(200);
    assertThat(
            outbox.count(
                "(select id, lag(id) over (partition by lane order by n) as before from sent) s"
                    + " where before > id"))
        .isZero();
  }

  private UUID store() throws SQLException {
    return store(event(lane));
  }

  private UUID store(EventRow event) throws SQLException {
    outbox.store(event);
    return of(event);
  }

  private List<UUID> run(int length) throws SQLException {
    return run(lane, length);
  }

  private List<UUID> run(UUID endpoint) throws SQLException {
    return run(endpoint, 10);
  }

  private List<UUID> run(UUID endpoint, int length) throws SQLException {
    return claims.claimRuns(node, List.of(endpoint), length, Fit.EVERYTHING).stream()
        .map(ClaimedDelivery::deliveryId)
        .toList();
  }

  private void due(UUID delivery, String moment) {
    outbox
        .database()
        .execute(
            "update queue set due_at = %s where delivery_id = '%s'".formatted(moment, delivery));
  }

  private static UUID of(EventRow event) {
    return event.deliveries().getFirst().deliveryId();
  }
}
