package dev.hookline.delivery.breakers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hookline.delivery.HandClock;
import dev.hookline.persistence.breakers.BreakerTable;
import dev.hookline.persistence.fixture.Outbox;
import dev.hookline.settings.Settings;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Two nodes and one database. */
class BreakerKeeperTest {
  private final Outbox outbox = new Outbox();
  private final UUID endpoint = outbox.endpoint();
  private final HandClock clock = new HandClock();
  private final Breakers here = new Breakers(Settings.of(Map.of()), clock);
  private final Breakers there = new Breakers(Settings.of(Map.of()), clock);
  private final BreakerTable table = new BreakerTable(outbox.database().dataSource());
  private final BreakerKeeper keeper = new BreakerKeeper(here, table);
  private final BreakerKeeper other = new BreakerKeeper(there, table);

  @AfterEach
  void close() {
    outbox.close();
  }

  @Test
  void theOtherNodeFollowsAndTheTimelineTellsIt() throws SQLException {
    open();
    other.look();
    assertThat(there.shut(endpoint)).isTrue();

    clock.advance(Duration.ofSeconds(31));
    there.permits(endpoint);
    there.permits(endpoint);
    other.look();
    there.succeeded(endpoint);
    there.succeeded(endpoint);
    other.look();
    keeper.look();
    assertThat(here.permits(endpoint)).isTrue();
    assertThat(here.open() + there.open()).isZero();
    assertThat(text("select string_agg(state, ' ' order by number) from breaker_changes"))
        .isEqualTo("open half_open closed");
    assertThat(text("select reason from breaker_changes order by number limit 1"))
        .isEqualTo("5 in a row failed: http_5xx");
  }

  @Test
  void twoNodesThatNoticeAtOnceAreOneChange() throws SQLException {
    open();
    fail(there);
    other.look();
    assertThat(outbox.count("breaker_changes")).isEqualTo(1);
  }

  @Test
  void whatIsClosedInTheDatabaseIsClosedOnEveryNode() throws SQLException {
    open();
    other.look();
    outbox.database().execute("update endpoint_breakers set state = 'closed', until = null");
    keeper.look();
    other.look();
    assertThat(here.permits(endpoint)).isTrue();
    assertThat(there.permits(endpoint)).isTrue();
  }

  @Test
  void aNodeThatStartsKnowsWhatIsOpen() throws SQLException {
    open();
    Breakers fresh = new Breakers(Settings.of(Map.of()), clock);
    new BreakerKeeper(fresh, table).look();
    assertThat(fresh.shut(endpoint)).isTrue();
  }

  @Test
  void anEndpointThatIsRemovedTakesItsBreakerAlong() throws SQLException {
    open();
    outbox.database().execute("delete from endpoints");
    keeper.look();
    assertThat(here.open()).isZero();
    fail(here);
    keeper.look();
    assertThat(outbox.count("endpoint_breakers")).isZero();
  }

  @Test
  void theTimelineKeepsTheLastHundred() throws SQLException {
    for (int i = 0; i < 50; i++) {
      table.open(endpoint, Duration.ofSeconds(30), "round " + i);
      table.halfOpen(endpoint, "round " + i);
      table.close(endpoint, "round " + i);
    }
    assertThat(outbox.count("breaker_changes")).isEqualTo(100);
    assertThat(text("select reason from breaker_changes order by number desc limit 1"))
        .isEqualTo("round 49");
  }

  private void open() throws SQLException {
    fail(here);
    keeper.look();
  }

  private void fail(Breakers breakers) {
    for (int i = 0; i < 5; i++) {
      breakers.failed(endpoint, "http_5xx");
    }
  }

  private String text(String sql) {
    return outbox.database().query(sql);
  }
}
