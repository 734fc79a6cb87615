package dev.hookline.persistence.outbox;

import static dev.hookline.persistence.fixture.Outbox.event;
import static dev.hookline.persistence.fixture.Outbox.leased;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hookline.persistence.fixture.Outbox;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LeaseTableTest {
  private static final Duration MINUTE = Duration.ofMinutes(1);

  private final Outbox outbox = new Outbox();
  private final LeaseTable leases = new LeaseTable(outbox.database().dataSource());
  private final UUID endpoint = outbox.endpoint();

  @AfterEach
  void close() {
    outbox.close();
  }

  @Test
  void whatALostNodeLeasedIsFreeAndALivingOneKeepsIts() throws SQLException {
    long lost = leases.register("lost", "1", MINUTE);
    long alive = leases.register("alive", "1", MINUTE);
    outbox.store(lost, leased(event(endpoint)), leased(event(endpoint)));
    outbox.store(alive, leased(event(endpoint)));
    expire(lost);
    assertThat(leases.freeLost()).isEqualTo(2);
    assertThat(outbox.count("queue where owner is null and owned_at is null")).isEqualTo(2);
    assertThat(outbox.count("queue where owner = " + alive)).isEqualTo(1);
    assertThat(leases.freeLost()).isZero();
  }

  @Test
  void nodesAreMissedBelowBetweenAndAboveThoseThatLive() throws SQLException {
    List<Long> nodes = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      nodes.add(outbox.node());
      outbox.store(nodes.getLast(), leased(event(endpoint)), leased(event(endpoint)));
    }
    outbox
        .database()
        .execute(
            "delete from nodes where node_id not in (%d, %d)"
                .formatted(nodes.get(1), nodes.get(4)));
    assertThat(leases.freeLost()).isEqualTo(8);
    assertThat(outbox.count("queue where owner is null")).isEqualTo(8);
    assertThat(leases.freeLost()).isZero();
    outbox.database().execute("delete from nodes");
    assertThat(leases.freeLost()).isEqualTo(4);
  }

  @Test
  void aNodeThatWasGivenUpNeverComesBackUnderItsNumber() throws SQLException {
    long lost = leases.register("lost", "1", MINUTE);
    expire(lost);
    leases.freeLost();
    assertThat(leases.renew(lost, MINUTE)).isFalse();
    assertThat(leases.register("lost", "1", MINUTE)).isGreaterThan(lost);
  }

  @Test
  void aLateHeartbeatStillCountsWhileNobodyGaveTheNodeUp() throws SQLException {
    long late = leases.register("late", "1", MINUTE);
    expire(late);
    assertThat(leases.renew(late, MINUTE)).isTrue();
    assertThat(leases.freeLost()).isZero();
  }

  @Test
  void aNodeHandsBackOnlyWhatItLeases() throws SQLException {
    long mine = outbox.node();
    long other = outbox.node();
    EventRow own = leased(event(endpoint));
    EventRow foreign = leased(event(endpoint));
    outbox.store(mine, own);
    outbox.store(other, foreign);
    List<UUID> both =
        List.of(
            own.deliveries().getFirst().deliveryId(), foreign.deliveries().getFirst().deliveryId());
    assertThat(leases.release(mine, both)).isEqualTo(1);
    assertThat(leases.release(mine, List.of())).isZero();
    assertThat(outbox.count("queue where owner = " + other)).isEqualTo(1);
  }

  @Test
  void aNodeThatEndsLeavesNothingLeased() throws SQLException {
    long node = outbox.node();
    outbox.store(node, leased(event(endpoint)));
    leases.deregister(node);
    assertThat(outbox.count("queue where owner is null")).isEqualTo(1);
    assertThat(outbox.count("nodes")).isZero();
    assertThat(outbox.claimAll(outbox.node())).hasSize(1);
  }

  @Test
  void leasesThatAreOldAreFound() throws SQLException {
    long node = outbox.node();
    EventRow old = leased(event(endpoint));
    outbox.store(node, old);
    outbox.database().execute("update queue set owned_at = now() - interval '5 minutes'");
    outbox.store(node, leased(event(endpoint)));
    assertThat(leases.leasedLongerThan(node, MINUTE))
        .containsExactly(old.deliveries().getFirst().deliveryId());
  }

  private void expire(long node) {
    outbox
        .database()
        .execute(
            "update nodes set alive_until = now() - interval '1 second' where node_id = " + node);
  }
}
