package dev.hookline.persistence.outbox;

import static dev.hookline.persistence.fixture.Outbox.event;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hookline.persistence.fixture.Outbox;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ClaimReaderTest {
  private final Outbox outbox = new Outbox();
  private final ClaimReader claims = new ClaimReader(outbox.database().dataSource());
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
  void aClaimedDeliveryBringsAllASendNeeds() throws SQLException {
    UUID endpoint = outbox.endpoint();
    EventRow event = event(endpoint);
    outbox.store(event);
    ClaimedDelivery claimed = outbox.claimAll(node).getFirst();
    assertThat(claimed.deliveryId()).isEqualTo(event.deliveries().getFirst().deliveryId());
    assertThat(claimed.eventId()).isEqualTo(event.eventId());
    assertThat(claimed.endpointId()).isEqualTo(endpoint);
    assertThat(claimed.tenantId()).isEqualTo(Outbox.TENANT);
    assertThat(claimed.body()).isEqualTo(event.payload());
    assertThat(claimed.attempts()).isZero();
    assertThat(outbox.count("queue where owner = " + node)).isEqualTo(1);
  }

  @Test
  void whatIsLeasedOrNotYetDueIsLeftAlone() throws SQLException {
    UUID endpoint = outbox.endpoint();
    outbox.store(event(endpoint), event(endpoint), event(endpoint));
    outbox
        .database()
        .execute(
            "update queue set due_at = now() + interval '1 hour' where delivery_id ="
                + " (select delivery_id from queue limit 1)");
    assertThat(outbox.claimAll(node)).hasSize(2);
    assertThat(outbox.claimAll(outbox.node())).isEmpty();
  }

  @Test
  void theMoreUrgentComeFirstAndThenTheLongerDue() throws SQLException {
    UUID endpoint = outbox.endpoint();
    for (int priority : new int[] {2, 1, 0, 2, 0}) {
      outbox.store(Outbox.with(event(endpoint), priority, new byte[] {'1'}));
    }
    List<ClaimedDelivery> few = claim(10, 2, 3).deliveries();
    assertThat(few).extracting(ClaimedDelivery::priority).containsExactly(0, 0, 1);
  }

  @Test
  void aLaneWithManyDoesNotStarveALaneWithFew() throws SQLException {
    UUID crowded = outbox.endpoint();
    UUID small = outbox.endpoint();
    for (int i = 0; i < 50; i++) {
      outbox.store(event(crowded));
    }
    outbox.store(event(small));
    assertThat(claim(10, 4, 8).deliveries())
        .extracting(ClaimedDelivery::endpointId)
        .hasSize(5)
        .contains(small);
  }

  @Test
  void pausedDisabledAndFullLanesAreSkipped() throws SQLException {
    UUID open = outbox.endpoint();
    UUID paused = outbox.endpoint();
    UUID disabled = outbox.endpoint();
    UUID full = outbox.endpoint();
    outbox.store(event(open, paused, disabled, full));
    outbox
        .database()
        .execute("update endpoints set paused = true where endpoint_id = '" + paused + "'");
    outbox
        .database()
        .execute("update endpoints set enabled = false where endpoint_id = '" + disabled + "'");
    var shut = new ClaimReader.Shut(Map.of(full, ClaimReader.Shut.ALTOGETHER), List.of());
    var claim = claims.claim(node, shut, limits(10, 10, 10));
    assertThat(claim.deliveries()).extracting(ClaimedDelivery::endpointId).containsExactly(open);
    assertThat(outbox.count("queue where owner is null")).isEqualTo(3);
  }

  @Test
  void aLaneThatIsFullOfLowIsStillServedItsHigh() throws SQLException {
    UUID endpoint = outbox.endpoint();
    for (int priority : new int[] {2, 1, 0}) {
      outbox.store(Outbox.with(event(endpoint), priority, new byte[] {'1'}));
    }
    var low = new ClaimReader.Shut(Map.of(endpoint, 4), List.of());
    assertThat(claims.claim(node, low, limits(10, 10, 10)).deliveries())
        .extracting(ClaimedDelivery::priority)
        .containsExactly(0, 1);
  }

  @Test
  void theLanesOfAHeldTenantAreSkipped() throws SQLException {
    outbox.store(event(outbox.endpoint(), outbox.endpoint()));
    var held = new ClaimReader.Shut(Map.of(), List.of("other", Outbox.TENANT));
    assertThat(claims.claim(node, held, limits(10, 10, 10)).deliveries()).isEmpty();
    assertThat(outbox.count("queue where owner is null")).isEqualTo(2);
    var others = new ClaimReader.Shut(Map.of(), List.of("other"));
    assertThat(claims.claim(node, others, limits(10, 10, 10)).deliveries()).hasSize(2);
  }

  @Test
  void theWalkGoesOnWhereItStoppedAndComesRound() throws SQLException {
    List<UUID> endpoints = new ArrayList<>();
    for (int i = 0; i < 7; i++) {
      endpoints.add(outbox.endpoint());
      outbox.store(event(endpoints.get(i)));
    }
    Set<UUID> served = new HashSet<>();
    for (int i = 0; i < 4; i++) {
      claim(2, 10, 10).deliveries().forEach(each -> served.add(each.endpointId()));
    }
    assertThat(served).containsExactlyInAnyOrderElementsOf(endpoints);
    outbox.store(event(endpoints.getFirst()));
    int claimed = claim(2, 10, 10).deliveries().size() + claim(2, 10, 10).deliveries().size();
    assertThat(claimed).isEqualTo(1);
  }

  @Test
  void aClaimCutShortByItsTotalServesTheRestNext() throws SQLException {
    Set<UUID> waiting = new HashSet<>();
    for (int i = 0; i < 9; i++) {
      EventRow event = event(outbox.endpoint());
      waiting.add(event.eventId());
      outbox.store(event);
    }
    for (int i = 0; i < 6; i++) {
      claim(64, 4, 2).deliveries().forEach(each -> waiting.remove(each.eventId()));
    }
    assertThat(waiting).isEmpty();
  }

  @Test
  void whatDoesNotFitIsHandedBackAndWithItAllBehindItOfTheSameLane() throws SQLException {
    UUID one = outbox.endpoint();
    UUID other = outbox.endpoint();
    for (int i = 0; i < 4; i++) {
      outbox.store(Outbox.with(event(one), 0, new byte[1000]));
    }
    outbox.store(event(other));
    List<Long> asked = new ArrayList<>();
    Fit twoLarge =
        (tenant, bytes) -> {
          asked.add(bytes);
          return tenant.equals(Outbox.TENANT) && (asked.size() < 3 || bytes < 1000);
        };
    ClaimReader.Limits limits = new ClaimReader.Limits(10, 10, 10, twoLarge);
    List<ClaimedDelivery> claimed = claims.claim(node, ClaimReader.Shut.NONE, limits).deliveries();
    assertThat(claimed).extracting(ClaimedDelivery::endpointId).containsExactly(one, one, other);
    assertThat(asked).as("not of the fourth").containsExactly(1000L, 1000L, 1000L, 7L);
    assertThat(outbox.count("queue where owner is null and owned_at is null")).isEqualTo(2);
  }

  @Test
  void aTransformedBodyIsSentInsteadOfThePayload() throws SQLException {
    EventRow plain = event(outbox.endpoint());
    EventRow.DeliveryRow row = plain.deliveries().getFirst();
    byte[] body = {'{', '}'};
    outbox.store(
        new EventRow(
            plain.eventId(),
            plain.tenantId(),
            plain.topic(),
            plain.payload(),
            1,
            plain.createdAt(),
            null,
            EventRow.Extras.NONE,
            List.of(
                new EventRow.DeliveryRow(
                    row.deliveryId(), row.endpointId(), row.subscriptionId(), body, false))));
    assertThat(outbox.claimAll(node).getFirst().body()).isEqualTo(body);
  }

  @Test
  void twoClaimersNeverTakeTheSameDelivery() throws Exception {
    int total = 300;
    List<UUID> endpoints = List.of(outbox.endpoint(), outbox.endpoint(), outbox.endpoint());
    EventRow[] events = new EventRow[total];
    for (int i = 0; i < total; i++) {
      events[i] = event(endpoints.get(i % 3));
    }
    outbox.store(events);
    Callable<List<UUID>> claimer =
        () -> {
          List<UUID> mine = new ArrayList<>();
          try (ClaimReader own = new ClaimReader(outbox.database().dataSource())) {
            long me = outbox.node();
            for (int i = 0; i < 60; i++) {
              own.claim(me, ClaimReader.Shut.NONE, limits(10, 10, 10)).deliveries().stream()
                  .map(ClaimedDelivery::deliveryId)
                  .forEach(mine::add);
            }
          }
          return mine;
        };
    List<UUID> all = new ArrayList<>();
    try (var threads = Executors.newFixedThreadPool(4)) {
      for (var each : threads.invokeAll(List.of(claimer, claimer, claimer, claimer))) {
        all.addAll(each.get());
      }
    }
    assertThat(all).hasSize(total).doesNotHaveDuplicates();
  }

  private ClaimReader.Claim claim(int lanes, int perLane, int total) throws SQLException {
    return claims.claim(node, ClaimReader.Shut.NONE, limits(lanes, perLane, total));
  }

  private static ClaimReader.Limits limits(int lanes, int perLane, int total) {
    return new ClaimReader.Limits(lanes, perLane, total, Fit.EVERYTHING);
  }
}
