package dev.hookline.delivery.operators;

import static dev.hookline.delivery.operators.OperatorsFixture.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.hookline.delivery.Reason;
import dev.hookline.delivery.Refused;
import dev.hookline.delivery.access.Role;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OperatorsTest {
  private final OperatorsFixture server = new OperatorsFixture();

  @AfterEach
  void close() {
    server.close();
  }

  @Test
  void aNewOperatorChoosesAPasswordAtTheFirstSignIn() {
    NewOperator made = server.operators.create("ada", Role.VIEWER);

    SignedIn first = server.signIn.signIn("ada", made.oneTimePassword()).orElseThrow();

    assertThat(first.operator().mustChange()).isTrue();
    assertThat(made.toString()).doesNotContain(made.oneTimePassword());
    server.signIn.changePassword(first.token().reveal(), made.oneTimePassword(), PASSWORD);
    assertThat(server.signIn.signIn("ada", made.oneTimePassword())).isEmpty();
    assertThat(server.signIn.signIn("ada", PASSWORD))
        .hasValueSatisfying(again -> assertThat(again.operator().mustChange()).isFalse());
  }

  @Test
  void aNameIsTakenWithoutRegardToCase() {
    server.operators.create("Ada", Role.VIEWER);

    assertRefused(Reason.CONFLICT, () -> server.operators.create("aDa", Role.ADMIN));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "a b", "<b>", "-a", "ä", "a\n"})
  void aNameIsLettersDigitsAndAFewSigns(String name) {
    assertRefused(Reason.INVALID_REQUEST, () -> server.operators.create(name, Role.VIEWER));
  }

  @Test
  void theLastAdminCannotBeDemotedDisabledOrRemoved() {
    Operator root = server.operator("root", Role.ADMIN);
    server.operator("ada", Role.OPERATOR);

    assertRefused(Reason.CONFLICT, () -> server.operators.changeRole(root.id(), Role.OPERATOR));
    assertRefused(Reason.CONFLICT, () -> server.operators.setDisabled(root.id(), true));
    assertRefused(Reason.CONFLICT, () -> server.operators.remove(root.id()));

    assertThat(server.operators.get(root.id()).role()).isEqualTo(Role.ADMIN);
    Operator second = server.operator("second", Role.ADMIN);
    server.operators.setDisabled(second.id(), true);
    assertRefused(Reason.CONFLICT, () -> server.operators.remove(root.id()));
  }

  @Test
  void twoAdminsWhoRemoveEachOtherAtOnceLeaveOne() throws Exception {
    for (int round = 0; round < 10; round++) {
      Operator one = server.operator("one" + round, Role.ADMIN);
      Operator other = server.operator("other" + round, Role.ADMIN);
      List<Callable<Boolean>> both = List.of(() -> removed(one), () -> removed(other));
      try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
        for (Future<Boolean> each : threads.invokeAll(both)) {
          each.get();
        }
      }
      assertThat(server.operators.list()).extracting(Operator::role).contains(Role.ADMIN);
    }
  }

  @Test
  void aResetGivesAOneTimePasswordAndTakesTheLockAway() {
    Operator ada = server.operator("ada", Role.VIEWER);
    for (int attempt = 0; attempt < 5; attempt++) {
      server.signIn.signIn("ada", "wrong");
    }

    NewOperator reset = server.operators.resetPassword(ada.id());

    assertThat(server.signIn.signIn("ada", PASSWORD)).isEmpty();
    assertThat(server.signIn.signIn("ada", reset.oneTimePassword())).isPresent();
  }

  @Test
  void anAdminTakesALockAway() {
    Operator ada = server.operator("ada", Role.VIEWER);
    for (int attempt = 0; attempt < 5; attempt++) {
      server.signIn.signIn("ada", "wrong");
    }
    assertThat(server.operators.lockedUntil(ada)).isPresent();

    server.operators.unlock(ada.id());

    assertThat(server.signIn.signIn("ada", PASSWORD)).isPresent();
  }

  @Test
  void theFirstAdminIsMadeOnceWithAPasswordThatOnlyItsOwnerReads(@TempDir Path dataDir)
      throws Exception {
    FirstAdmin first = new FirstAdmin(server.work, server.passwords, server.ids, server.clock);
    Callable<Void> node =
        () -> {
          first.ensure(dataDir);
          return null;
        };
    try (ExecutorService nodes = Executors.newFixedThreadPool(4)) {
      for (Future<Void> each :
          nodes.invokeAll(IntStream.range(0, 4).mapToObj(i -> node).toList())) {
        each.get();
      }
    }

    Path file = dataDir.resolve("first-admin.password");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    assertThat(server.operators.list()).extracting(Operator::name).containsExactly("admin");
    SignedIn admin = server.signIn.signIn("admin", text(file)).orElseThrow();
    assertThat(admin.operator().mustChange()).isTrue();
    assertThat(admin.operator().role()).isEqualTo(Role.ADMIN);

    Files.delete(file);
    first.ensure(dataDir);
    assertThat(file).doesNotExist();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "elevenchars", "password1234", "Passw0rd!2026", "P@ssw0rd1234", "qwertyuiop12",
        "123456789012", "aaaaaaaaaaaa", "abababababab", "Ada.Lovelace1", "ada.lovelace-2026",
        "ecalevol.ada1", "1qaz2wsx3edc", "Hookline2026!", "Summer2026!!!!", "administrator",
        "abcdefghijkl", "98765432109876", "qazwsxqwertyu1234567890"
      })
  void aWeakPasswordIsRefusedWithoutRepeatingIt(String password) {
    assertThatExceptionOfType(Refused.class)
        .isThrownBy(() -> PasswordRules.check("ada.lovelace", password))
        .satisfies(refused -> assertThat(refused.reason()).isEqualTo(Reason.WEAK_PASSWORD))
        .withMessageNotContaining(password);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "four words make it",
        "Xk29-vbnT-00pq",
        "ünïcödé ist auch recht",
        "tr0ub4dor&3 mixture",
        "ada.lovelace has many words"
      })
  void aLongUncommonPasswordMayBeChosen(String password) {
    PasswordRules.check("ada.lovelace", password);
  }

  private boolean removed(Operator operator) {
    try {
      server.operators.remove(operator.id());
      return true;
    } catch (Refused last) {
      return false;
    }
  }

  private static String text(Path file) throws IOException {
    return Files.readString(file).strip();
  }

  private static void assertRefused(Reason reason, Runnable call) {
    assertThatExceptionOfType(Refused.class)
        .isThrownBy(call::run)
        .satisfies(refused -> assertThat(refused.reason()).isEqualTo(reason));
  }
}
