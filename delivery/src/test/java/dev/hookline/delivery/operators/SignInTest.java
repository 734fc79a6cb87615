package dev.hookline.delivery.operators;

import static dev.hookline.delivery.operators.OperatorsFixture.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.hookline.delivery.Reason;
import dev.hookline.delivery.Refused;
import dev.hookline.delivery.access.Role;
import dev.hookline.settings.Setting;
import dev.hookline.settings.Settings;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SignInTest {
  private final OperatorsFixture server = new OperatorsFixture();
  private Operator ada;

  @BeforeEach
  void open() {
    ada = server.operator("Ada", Role.OPERATOR);
  }

  @AfterEach
  void close() {
    server.close();
  }

  @Test
  void theRightPasswordBeginsASessionAndTheNameIsReadWithoutRegardToCase() {
    SignedIn signedIn = server.signIn.signIn(" aDA ", PASSWORD).orElseThrow();

    assertThat(signedIn.operator().role()).isEqualTo(Role.OPERATOR);
    assertThat(signedIn.operator().mustChange()).isFalse();
    assertThat(server.sessions.find(signedIn.token().reveal()))
        .map(Operator::id)
        .contains(ada.id());
    assertThat(server.operators.get(ada.id()).lastSignInAt()).contains(server.clock.instant());
  }

  @Test
  void fiveWrongPasswordsInARowLockForAQuarterOfAnHourAndThenTwiceAsLong() {
    wrong(5);
    assertThat(server.signIn.signIn("ada", PASSWORD)).isEmpty();
    assertThat(server.operators.lockedUntil(ada))
        .contains(server.clock.instant().plus(Duration.ofMinutes(15)));

    server.clock.advance(Duration.ofMinutes(15));
    wrong(5);
    assertThat(server.operators.lockedUntil(ada))
        .contains(server.clock.instant().plus(Duration.ofMinutes(30)));

    server.clock.advance(Duration.ofMinutes(30));
    assertThat(server.signIn.signIn("ada", PASSWORD)).isPresent();
    assertThat(server.operators.lockedUntil(ada)).isEmpty();
  }

  @Test
  void aRightPasswordBetweenBeginsTheCountAnew() {
    for (int round = 0; round < 3; round++) {
      wrong(4);
      assertThat(server.signIn.signIn("ada", PASSWORD)).isPresent();
    }
  }

  @Test
  void tryingALockedNameDoesNotMakeTheLockLonger() {
    wrong(5);
    Optional<?> until = server.operators.lockedUntil(ada);
    server.clock.advance(Duration.ofMinutes(10));

    wrong(20);

    assertThat(server.operators.lockedUntil(ada)).isEqualTo(until);
  }

  @Test
  void manyGuessesAtOnceAreNoMoreThanFive() throws Exception {
    // The right password comes as the sixth or later in a crowd that is let in one by one.
    wrong(4);
    AtomicInteger admitted = new AtomicInteger();
    Callable<Boolean> guess = () -> attempt("ada") != Lockout.Place.NONE;
    try (ExecutorService crowd = Executors.newFixedThreadPool(8)) {
      List<Callable<Boolean>> all = IntStream.range(0, 40).mapToObj(i -> guess).toList();
      for (Future<Boolean> each : crowd.invokeAll(all)) {
        if (each.get()) {
          admitted.incrementAndGet();
        }
      }
    }
    assertThat(admitted).hasValue(1);
  }

  @Test
  void aNameThatNobodyHasIsCountedAndLockedLikeAnyOther() {
    for (int attempt = 0; attempt < 5; attempt++) {
      assertThat(server.signIn.signIn("nobody", "wrong wrong wrong")).isEmpty();
    }
    assertThat(attempt("nobody")).isEqualTo(Lockout.Place.NONE);
    assertThat(server.database.query("select count(*) from sign_in_failures")).isEqualTo("1");
  }

  @Test
  void aNameThatNobodyHasCostsAsMuchAsAWrongPassword() {
    PasswordHash costly = new PasswordHash(60_000);
    assertThat(costly.ofNobody().split("\\$")[1]).isEqualTo(costly.of("x").split("\\$")[1]);
    assertThat(new PasswordHash(defaultRounds()).ofNobody()).startsWith("pbkdf2-sha256$600000$");
    assertThat(costly.fits("x", costly.of("x"))).isTrue();
    assertThat(costly.fits("y", costly.of("x"))).isFalse();
    assertThat(costly.fits("", costly.ofNobody())).isFalse();
  }

  @Test
  void whatTheNameFieldHeldIsNotKept() {
    server.signIn.signIn("my secret by mistake", "x");

    assertThat(
            server.database.query(
                "select string_agg(f::text, ' ') from sign_in_failures f"
                    + " where f::text like '%secret%'"))
        .isNull();
  }

  @Test
  void aDisabledOperatorGetsTheAnswerOfAWrongPassword() {
    server.operator("root", Role.ADMIN);
    server.operators.setDisabled(ada.id(), true);
    assertThat(server.signIn.signIn("ada", PASSWORD)).isEmpty();
    server.operators.setDisabled(ada.id(), false);
    assertThat(server.signIn.signIn("ada", PASSWORD)).isPresent();
  }

  @Test
  void theAuditLogTellsOfSignInsLocksAndChangedPasswordsWithoutThePassword() {
    String token = server.signedIn("ada");
    server.signIn.changePassword(token, PASSWORD, "another long choice");
    wrong(5);
    for (int attempt = 0; attempt < 5; attempt++) {
      server.signIn.signIn("hunter2 by mistake", "x");
    }

    String log =
        server.database.query(
            "select string_agg(concat_ws(' ', actor, role, action, target, after), e'\\n"
                + "' order by seq) from audit_logs");

    assertThat(log)
        .contains("operator:Ada operator operator.signed_in Ada")
        .contains("operator:Ada operator operators.changed")
        .contains("operator.locked Ada")
        .contains("operator.locked unknown name")
        .doesNotContain("hunter2")
        .doesNotContain("pbkdf2")
        .doesNotContain("long choice");
  }

  @Test
  void oddInputIsAWrongPassword() {
    assertThat(server.signIn.signIn(null, null)).isEmpty();
    assertThat(server.signIn.signIn("", "")).isEmpty();
    assertThat(server.signIn.signIn("ada", "x".repeat(100_000))).isEmpty();
    assertThat(server.signIn.signIn("x".repeat(100_000), "x")).isEmpty();
    assertThat(server.signIn.signIn("ada' or '1'='1", "' or '1'='1")).isEmpty();
  }

  @Test
  void aChangedPasswordEndsEverySessionAndOnlyTheNewOneWorks() {
    String elsewhere = server.signedIn("ada");
    String here = server.signedIn("ada");

    SignedIn fresh = server.signIn.changePassword(here, PASSWORD, "another long choice");

    assertThat(server.sessions.find(elsewhere)).isEmpty();
    assertThat(server.sessions.find(here)).isEmpty();
    assertThat(server.sessions.find(fresh.token().reveal())).isPresent();
    assertThat(server.signIn.signIn("ada", PASSWORD)).isEmpty();
    assertThat(server.signIn.signIn("ada", "another long choice")).isPresent();
  }

  @Test
  void changingThePasswordIsNoWayAroundTheLock() {
    String token = server.signedIn("ada");
    for (int attempt = 0; attempt < 5; attempt++) {
      assertRefused(Reason.UNAUTHENTICATED, token, "wrong", "another long choice");
    }
    assertRefused(Reason.UNAUTHENTICATED, token, PASSWORD, "another long choice");
  }

  @Test
  void aWeakOrTheSamePasswordIsRefusedAndAnEndedSessionToo() {
    String token = server.signedIn("ada");
    assertRefused(Reason.WEAK_PASSWORD, token, PASSWORD, "short");
    assertRefused(Reason.WEAK_PASSWORD, token, PASSWORD, PASSWORD);
    assertRefused(Reason.UNAUTHENTICATED, "no-such-token", PASSWORD, "another long choice");
    assertThat(server.sessions.find(token)).isPresent();
  }

  private void assertRefused(Reason reason, String token, String current, String chosen) {
    assertThatExceptionOfType(Refused.class)
        .isThrownBy(() -> server.signIn.changePassword(token, current, chosen))
        .satisfies(refused -> assertThat(refused.reason()).isEqualTo(reason));
  }

  private Lockout.Place attempt(String name) {
    return server.work.write(session -> Lockout.attempt(session, name, server.clock.instant()));
  }

  private void wrong(int times) {
    for (int attempt = 0; attempt < times; attempt++) {
      assertThat(server.signIn.signIn("ada", "wrong " + attempt)).isEmpty();
    }
  }

  private static int defaultRounds() {
    return Settings.of(Map.of()).integer(Setting.PASSWORD_ROUNDS);
  }
}
