package dev.hookline.delivery.modes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.hookline.delivery.HandClock;
import dev.hookline.delivery.Reason;
import dev.hookline.delivery.Refused;
import dev.hookline.delivery.input.Members;
import dev.hookline.persistence.access.Tenant;
import dev.hookline.persistence.access.TenantRegister;
import dev.hookline.persistence.fixture.TestDatabase;
import dev.hookline.persistence.work.Acting;
import dev.hookline.persistence.work.UnitOfWork;
import dev.hookline.settings.Settings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ModesTest {
  private final TestDatabase database = TestDatabase.create();
  private final UnitOfWork work = database.work();
  private final HandClock clock = new HandClock();
  private final Modes modes = modes(Map.of());
  private final Switchboard switchboard = new Switchboard(modes, work, clock);

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void aTurnCountsHereAtOnceAndOnAnotherNodeWhenItReads() {
    Modes other = modes(Map.of());
    turn("{'read_only':{'value':true,'reason':'moving house'}}");
    assertThat(modes.permits(Act.PUBLISH)).isFalse();
    assertThat(modes.permits(Act.LOOK)).isTrue();
    assertThat(other.permits(Act.PUBLISH)).isTrue();
    other.changed("modes", "");
    assertThat(other.permits(Act.PUBLISH)).isFalse();
    assertThat(other.inForce().switches().get(Mode.READ_ONLY).reason()).isEqualTo("moving house");
  }

  @Test
  void theRefusalSaysWhichModeAndWhenToComeBack() {
    turn("{'read_only':{'value':true,'reason':'a'}}");
    assertThat(refusal(() -> modes.require(Act.PUBLISH)).reason()).isEqualTo(Reason.READ_ONLY);
    assertThat(refusal(() -> modes.require(Act.PUBLISH)).retryAfter())
        .contains(Duration.ofSeconds(30));
    turn(
        "{'maintenance':{'value':true,'reason':'a','expires_at':%d}}"
            .formatted(clock.millis() + 5_000));
    assertThat(refusal(() -> modes.require(Act.LOOK)).reason()).isEqualTo(Reason.MAINTENANCE);
    assertThat(refusal(() -> modes.require(Act.LOOK)).retryAfter()).contains(Duration.ofSeconds(5));
    modes.require(Act.ALWAYS);
  }

  @Test
  void aModeWithAnEndEndsByItselfAndTheDatabaseIsToldOnce() {
    Modes other = modes(Map.of());
    turn(
        "{'agents_paused':{'value':true,'reason':'a','expires_at':%d}}"
            .formatted(clock.millis() + 1_000));
    other.read();
    assertThat(other.inForce().nextEnd()).contains(clock.instant().plusSeconds(1));
    clock.advance(Duration.ofSeconds(1));
    assertThat(other.expire()).isEqualTo(1);
    assertThat(modes.expire()).isZero();
    assertThat(other.permits(Act.WORK)).isTrue();
    assertThat(modes.permits(Act.WORK)).isTrue();
    assertThat(database.query("select value from modes where mode = 'agents_paused'"))
        .isEqualTo("f");
    assertThat(
            database.query(
                "select actor || ':' || reason from audit_logs where action = 'modes.changed'"
                    + " order by seq desc limit 1"))
        .isEqualTo("system:its time was over");
  }

  @Test
  void aModeWithAnEndEndsEvenWhileTheDatabaseIsAway() {
    turn(
        "{'read_only':{'value':true,'reason':'a','expires_at':%d}}"
            .formatted(clock.millis() + 1_000));
    clock.advance(Duration.ofSeconds(1));
    database.execute("alter table modes rename to elsewhere");
    assertThatThrownBy(modes::expire).isInstanceOf(RuntimeException.class);
    assertThat(modes.permits(Act.PUBLISH)).isTrue();
  }

  @Test
  void aPinnedModeIsOnFromTheStartAndCannotBeTurned() {
    Modes pinned =
        modes(Map.of("MAINTENANCE_MODE", "1", "READ_ONLY_MODE", "1", "WORKERS_ENABLED", "0"));
    assertThat(pinned.permits(Act.LOOK)).isFalse();
    pinned.read();
    Switchboard board = new Switchboard(pinned, work, clock);
    for (String mode : List.of("maintenance", "read_only", "agents_paused")) {
      assertThat(board.now().switches().get(Mode.named(mode).orElseThrow()).pinned()).isTrue();
      String body =
          "{'outbox_paused':{'value':true,'reason':'a'},'%s':{'value':false,'reason':'a'}}";
      assertThat(refusal(() -> board.turn(members(body.formatted(mode)))).reason())
          .isEqualTo(Reason.MODE_PINNED);
    }
    assertThat(board.now().on(Mode.OUTBOX_PAUSED)).as("all of a body or nothing").isFalse();
    board.turn(members("{'outbox_paused':{'value':true,'reason':'a'}}"));
    assertThat(board.now().on(Mode.OUTBOX_PAUSED)).isTrue();
    assertThat(new Emergency(board).resume("over").modes().on(Mode.AGENTS_PAUSED)).isTrue();
  }

  @Test
  void whatIsNotATurnIsRefusedAndChangesNothing() {
    for (String body :
        List.of(
            "{}",
            "{'upside_down':{'value':true,'reason':'a'}}",
            "{'read_only':true}",
            "{'read_only':null}",
            "{'read_only':{'reason':'a'}}",
            "{'read_only':{'value':'yes','reason':'a'}}",
            "{'read_only':{'value':true}}",
            "{'read_only':{'value':true,'reason':''}}",
            "{'read_only':{'value':true,'reason':'  '}}",
            "{'read_only':{'value':true,'reason':'" + "a".repeat(501) + "'}}",
            "{'read_only':{'value':true,'reason':'a','expires_at':" + clock.millis() + "}}",
            "{'read_only':{'value':true,'reason':'a','expires_at':"
                + clock.instant().plus(Duration.ofDays(30)).plusMillis(1).toEpochMilli()
                + "}}",
            "{'read_only':{'value':false,'reason':'a','expires_at':"
                + (clock.millis() + 1000)
                + "}}",
            "{'read_only':{'value':true,'reason':'a'},'maintenance':{'value':true}}")) {
      assertThat(refusal(() -> turn(body)).reason()).as(body).isEqualTo(Reason.INVALID_REQUEST);
    }
    assertThat(database.query("select count(*) from modes where value")).isEqualTo("0");
  }

  @Test
  void aTenantIsPausedInTheNameOfWhoAskedAndFollowersHear() {
    work.write(s -> new TenantRegister(s).add(new Tenant("acme", "Acme", clock.instant())));
    List<InForce> heard = new ArrayList<>();
    modes.follow(heard::add);
    Acting.as(
        new Acting("operator:ada", "operator", "127.0.0.1", "other", ""),
        () ->
            switchboard.turnTenant(
                "acme", members("{'outbox_paused':{'value':true,'reason':'floods'}}")));
    assertThat(heard).hasSize(2);
    Pause pause = heard.getLast().pauses().getFirst();
    assertThat(pause.tenantId()).isEqualTo("acme");
    assertThat(pause.state().by()).isEqualTo("operator:ada");
    assertThat(
            database.query(
                "select actor || ' ' || tenant_id || ' ' || reason from audit_logs"
                    + " where action = 'outbox_pauses.created'"))
        .isEqualTo("operator:ada acme floods");
    assertThat(
            refusal(
                    () ->
                        switchboard.turnTenant(
                            "acme", members("{'read_only':{'value':true,'reason':'a'}}")))
                .reason())
        .isEqualTo(Reason.INVALID_REQUEST);
    assertThat(refusal(() -> switchboard.ofTenant("nobody")).reason()).isEqualTo(Reason.NOT_FOUND);
  }

  private InForce turn(String body) {
    return switchboard.turn(members(body));
  }

  private Modes modes(Map<String, String> variables) {
    return new Modes(database.work(), Settings.of(variables), clock);
  }

  private static Refused refusal(ThrowingCallable call) {
    try {
      call.call();
    } catch (Refused refused) {
      return refused;
    } catch (Throwable other) {
      throw new AssertionError(other);
    }
    throw new AssertionError("was not refused");
  }

  private static Members members(String json) {
    try {
      return Members.of(new ObjectMapper().readTree(json.replace('\'', '"')));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
