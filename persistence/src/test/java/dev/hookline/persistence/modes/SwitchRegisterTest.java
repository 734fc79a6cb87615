package dev.hookline.persistence.modes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hookline.persistence.fixture.Outbox;
import dev.hookline.persistence.work.UnitOfWork;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SwitchRegisterTest {
  private static final Instant NOW = Instant.parse("2026-03-01T10:00:00.123Z");

  private final Outbox outbox = new Outbox();
  private final UnitOfWork work = outbox.database().work();

  @AfterEach
  void close() {
    outbox.close();
  }

  @Test
  void allFourModesAreThereAndOffAtFirst() {
    assertThat(all())
        .extracting(StoredSwitch::mode)
        .containsExactlyInAnyOrder("outbox_paused", "maintenance", "read_only", "agents_paused");
    assertThat(all()).noneMatch(each -> each.turn().value());
  }

  @Test
  void aTurnIsReadBackAsItWas() {
    StoredSwitch.Turn turn =
        new StoredSwitch.Turn(true, "repairs", "key_1", NOW, NOW.plusSeconds(60));
    turn("read_only", turn);
    assertThat(all()).contains(new StoredSwitch("read_only", null, null, turn));
    StoredSwitch.Turn off = new StoredSwitch.Turn(false, "repaired", "key_2", NOW, null);
    turn("read_only", off);
    assertThat(all()).contains(new StoredSwitch("read_only", null, null, off)).hasSize(4);
  }

  @Test
  void pausesOfATenantAndOfItsEndpointAreTwoAndEndWithTheEndpoint() {
    UUID endpoint = outbox.endpoint();
    StoredSwitch.Turn on = new StoredSwitch.Turn(true, "why", "me", NOW, null);
    StoredSwitch.Turn off = new StoredSwitch.Turn(false, "why not", "me", NOW.plusMillis(1), null);
    turnPause(null, on);
    turnPause(endpoint, on);
    turnPause(null, off);
    assertThat(all())
        .filteredOn(each -> each.tenantId() != null)
        .containsExactly(new StoredSwitch("outbox_paused", Outbox.TENANT, endpoint, on));
    assertThat(pause(null).turn()).isEqualTo(off);
    assertThat(pause(endpoint).turn()).isEqualTo(on);
    outbox.database().execute("delete from endpoints");
    assertThat(all()).hasSize(4);
  }

  @Test
  void whatIsPastItsTimeGoesOffOnce() {
    UUID endpoint = outbox.endpoint();
    turn("maintenance", new StoredSwitch.Turn(true, "a", "me", NOW, NOW.plusSeconds(5)));
    turn("read_only", new StoredSwitch.Turn(true, "b", "me", NOW, NOW.plusSeconds(60)));
    turnPause(endpoint, new StoredSwitch.Turn(true, "c", "me", NOW, NOW.plusSeconds(5)));
    assertThat(expire(NOW.plusSeconds(4))).isZero();
    assertThat(expire(NOW.plusSeconds(5))).isEqualTo(2);
    assertThat(expire(NOW.plusSeconds(5))).isZero();
    assertThat(all())
        .filteredOn(each -> each.turn().value())
        .extracting(StoredSwitch::mode)
        .containsExactly("read_only");
    assertThat(all())
        .filteredOn(each -> each.mode().equals("maintenance"))
        .allMatch(each -> each.turn().by().equals("system"));
  }

  @Test
  void agentsArePausedBySqlWithTheNotesOfASwitch() {
    assertThat(outbox.database().query("select agents_paused from agent_controls")).isEqualTo("f");
    turn("agents_paused", new StoredSwitch.Turn(false, "before", "me", NOW, null));
    outbox.database().execute("update agent_controls set agents_paused = true");
    StoredSwitch.Turn turn =
        all().stream()
            .filter(each -> each.mode().equals("agents_paused"))
            .findFirst()
            .orElseThrow()
            .turn();
    assertThat(turn.value()).isTrue();
    assertThat(turn.reason()).isEqualTo("changed by SQL");
    assertThat(turn.by()).isEqualTo(outbox.database().query("select session_user"));
    assertThat(turn.at()).isAfter(NOW);
  }

  @Test
  void anUnknownModeIsNotStored() {
    assertThatThrownBy(() -> turn("upside_down", new StoredSwitch.Turn(true, "a", "me", NOW, null)))
        .hasMessageContaining("modes_mode_check");
  }

  @Test
  void theCountsTellWhatAPauseHolds() throws SQLException {
    UUID one = outbox.endpoint();
    UUID two = outbox.endpoint();
    outbox.store(Outbox.event(one, two), Outbox.event(one));
    assertThat(counts(null, null)).isEqualTo(new HeldCounts(3, 0, 2, 1, false));
    assertThat(counts(Outbox.TENANT, null)).isEqualTo(new HeldCounts(3, 0, 2, 1, false));
    assertThat(counts("other", null)).isEqualTo(new HeldCounts(0, 0, 0, 0, false));
    assertThat(counts(Outbox.TENANT, two)).isEqualTo(new HeldCounts(1, 0, 1, 1, false));
    outbox.claimAll(outbox.node());
    assertThat(counts(null, null)).isEqualTo(new HeldCounts(0, 3, 0, 0, false));
  }

  private HeldCounts counts(String tenant, UUID endpoint) {
    return work.read(session -> HeldCounts.read(session, tenant, endpoint));
  }

  private List<StoredSwitch> all() {
    return work.read(session -> new SwitchRegister(session).all());
  }

  private StoredSwitch pause(UUID endpoint) {
    return work.read(session -> new SwitchRegister(session).pause(Outbox.TENANT, endpoint))
        .orElseThrow();
  }

  private void turn(String mode, StoredSwitch.Turn turn) {
    work.write(
        session -> {
          new SwitchRegister(session).turn(mode, turn);
          return null;
        });
  }

  private void turnPause(UUID endpoint, StoredSwitch.Turn turn) {
    work.write(
        session -> {
          new SwitchRegister(session).turnPause(Outbox.TENANT, endpoint, turn);
          return null;
        });
  }

  private int expire(Instant now) {
    return work.write(session -> new SwitchRegister(session).expire(now));
  }
}
