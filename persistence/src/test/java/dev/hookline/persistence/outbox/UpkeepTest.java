package dev.hookline.persistence.outbox;

import static dev.hookline.persistence.fixture.Outbox.event;
import static dev.hookline.persistence.fixture.Outbox.keyed;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hookline.persistence.fixture.Outbox;
import dev.hookline.persistence.id.Uuid7;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class UpkeepTest {
  private static final LocalDate DAY = LocalDate.of(2020, 5, 6);

  private final Outbox outbox = new Outbox();
  private final Upkeep upkeep = new Upkeep(outbox.database().dataSource());

  @AfterEach
  void close() {
    outbox.close();
  }

  @Test
  void eachDayGetsItsPartitionsOnce() throws SQLException {
    assertThat(upkeep.makePartitions(DAY, 2)).isEqualTo(6);
    assertThat(upkeep.makePartitions(DAY, 3)).isEqualTo(3);
    assertThat(outbox.count("pg_class where relname = 'events_20200507'")).isEqualTo(1);
  }

  @Test
  void everyPartitionIsAnalysedOnlyWhenItHasDoubled() throws SQLException {
    upkeep.makePartitions(DAY, 1);
    String partitions = "pg_class join pg_inherits on inhrelid = pg_class.oid where relkind = 'r'";
    assertThat(
            outbox.count(
                partitions + " and 'autovacuum_analyze_scale_factor=1' = any (reloptions)"))
        .isEqualTo(outbox.count(partitions))
        .isPositive();
  }

  @Test
  void aRowLandsInThePartitionOfItsDay() throws SQLException {
    upkeep.makePartitions(DAY, 1);
    long lastMilli = DAY.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant().toEpochMilli() - 1;
    storeAt(lastMilli);
    storeAt(lastMilli + 1);
    assertThat(outbox.count("events_20200506")).isEqualTo(1);
    assertThat(outbox.count("events_default")).isEqualTo(1);
  }

  @Test
  void rowsThatCameBeforeTheirPartitionMoveIntoIt() throws SQLException {
    long noon = DAY.atTime(12, 0).toInstant(ZoneOffset.UTC).toEpochMilli();
    storeAt(noon);
    assertThat(outbox.count("events_default")).isEqualTo(1);
    assertThat(upkeep.makePartitions(DAY, 1)).isEqualTo(3);
    assertThat(outbox.count("events_default")).isZero();
    assertThat(outbox.count("events_20200506")).isEqualTo(1);
    storeAt(noon + 1);
    assertThat(outbox.count("events_20200506")).isEqualTo(2);
  }

  @Test
  void wholeDaysAreDroppedAndLaterOnesStay() throws SQLException {
    upkeep.makePartitions(DAY, 3);
    assertThat(upkeep.dropPartitionsBefore(DAY.plusDays(2)))
        .hasSize(6)
        .contains("events_20200506", "deliveries_20200507", "attempts_20200506");
    assertThat(upkeep.dropPartitionsBefore(DAY.plusDays(2))).isEmpty();
    assertThat(outbox.count("pg_class where relname = 'events_20200508'")).isEqualTo(1);
  }

  @Test
  void whatWaitsForAnEventPastRetentionIsCancelledFirst() throws SQLException {
    UUID endpoint = outbox.endpoint();
    UUID dead = outbox.deadLetter(endpoint);
    EventRow waiting = event(endpoint);
    EventRow inFlight = Outbox.leased(event(endpoint));
    outbox.store(outbox.node(), waiting, inFlight);
    UUID firstKept = Outbox.id();
    EventRow kept = event(endpoint);
    outbox.store(kept);
    assertThat(upkeep.cancelBefore(firstKept)).isEqualTo(2);
    assertThat(outbox.state(delivery(waiting))).isEqualTo("cancelled");
    assertThat(outbox.state(delivery(inFlight))).isEqualTo("pending");
    assertThat(outbox.state(delivery(kept))).isEqualTo("pending");
    assertThat(outbox.state(dead)).isNull();
  }

  @Test
  void onlyExpiredKeysAreRemoved() throws SQLException {
    outbox.store(keyed(event(), "old", Instant.parse("2001-01-01T00:00:00Z")));
    outbox.store(keyed(event(), "new", Instant.parse("2101-01-01T00:00:00Z")));
    assertThat(upkeep.deleteExpiredKeys()).isEqualTo(1);
    assertThat(outbox.database().query("select key from idempotency_keys")).isEqualTo("new");
  }

  private static UUID delivery(EventRow event) {
    return event.deliveries().getFirst().deliveryId();
  }

  private void storeAt(long unixMillis) throws SQLException {
    EventRow now = event();
    outbox.store(
        new EventRow(
            Uuid7.floorOf(unixMillis),
            now.tenantId(),
            now.topic(),
            now.payload(),
            1,
            now.createdAt(),
            null,
            EventRow.Extras.NONE,
            now.deliveries()));
  }
}
