package dev.hookline.delivery.operators;

import static dev.hookline.delivery.operators.OperatorsFixture.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.hookline.delivery.Reason;
import dev.hookline.delivery.Refused;
import dev.hookline.delivery.access.Role;
import dev.hookline.persistence.operators.OperatorRegister;
import dev.hookline.persistence.work.Acting;
import jakarta.persistence.PersistenceException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class VouchedSignInTest {
  private static final String ISSUER = "https://id.example.com";

  private final OperatorsFixture server = new OperatorsFixture();
  private final VouchedSignIn door =
      new VouchedSignIn(server.work, server.sessions, server.ids, server.clock);

  @AfterEach
  void close() {
    server.close();
  }

  @Test
  void theFirstSignInMakesTheOperatorAndLaterOnesFindThem() {
    SignedIn first = in(person("1", "ada", Role.OPERATOR));
    SignedIn again = in(person("1", "ada-renamed", Role.OPERATOR));

    assertThat(again.operator().id()).isEqualTo(first.operator().id());
    assertThat(again.operator().name()).isEqualTo("ada");
    assertThat(again.operator().vouched()).isTrue();
    assertThat(server.sessions.find(first.token().reveal()))
        .hasValueSatisfying(found -> assertThat(found.role()).isEqualTo(Role.OPERATOR));
    assertThat(server.database.query("select source from operators where name = 'ada'"))
        .isEqualTo("oidc");
  }

  @Test
  void theRoleFollowsTheProviderInEverySession() {
    String token = in(person("1", "ada", Role.ADMIN)).token().reveal();
    in(person("1", "ada", Role.VIEWER));
    assertThat(server.sessions.find(token).orElseThrow().role()).isEqualTo(Role.VIEWER);
  }

  @Test
  void withoutARoleNobodyIsLetInAndWhoWasIsPutOut() {
    assertThat(out(person("2", "eve", null))).isEqualTo(Welcome.Why.NO_ROLE);
    assertThat(server.operators.list()).extracting(Operator::name).doesNotContain("eve");

    String token = in(person("1", "ada", Role.ADMIN)).token().reveal();
    assertThat(out(person("1", "ada", null))).isEqualTo(Welcome.Why.NO_ROLE);
    assertThat(server.sessions.find(token)).isEmpty();
  }

  @Test
  void theNameOfSomebodyElseIsNeverTakenOver() {
    server.operator("Ada", Role.ADMIN);
    assertThat(out(person("1", "ada", Role.ADMIN))).isEqualTo(Welcome.Why.NAME_TAKEN);

    in(person("2", "grace", Role.VIEWER));
    assertThat(out(person("3", "grace", Role.ADMIN))).isEqualTo(Welcome.Why.NAME_TAKEN);
    assertThat(
            out(new Vouched("https://other.example.com", "2", List.of("grace"), role(Role.ADMIN))))
        .as("the same subject of another issuer")
        .isEqualTo(Welcome.Why.NAME_TAKEN);

    Vouched both = new Vouched(ISSUER, "4", List.of("ada", "<b>", "ada.l"), role(Role.VIEWER));
    assertThat(in(both).operator().name()).isEqualTo("ada.l");
    assertThat(server.signIn.signIn("ada", PASSWORD)).isPresent();
  }

  @Test
  void thereIsNoPasswordForThem() {
    Operator ada = in(person("1", "ada", Role.ADMIN)).operator();
    assertThat(server.signIn.signIn("ada", "")).isEmpty();
    assertThat(server.signIn.signIn("ada", PASSWORD)).isEmpty();
    assertConflict(() -> server.operators.resetPassword(ada.id()));
    assertThatExceptionOfType(PersistenceException.class)
        .as("the database says so too")
        .isThrownBy(
            () ->
                server.work.write(
                    session ->
                        new OperatorRegister(session)
                            .forChange(ada.id())
                            .orElseThrow()
                            .password(server.passwords.of(PASSWORD), false)))
        .withMessageContaining("operators_one_way_in");
  }

  @Test
  void anAdminKeepsThemOutAndLetsThemInButDoesNotChooseTheirRole() {
    Operator ada = in(person("1", "ada", Role.OPERATOR)).operator();
    server.operator("root", Role.ADMIN);
    assertConflict(() -> server.operators.changeRole(ada.id(), Role.ADMIN));
    server.operators.setDisabled(ada.id(), true);
    assertThat(out(person("1", "ada", Role.OPERATOR))).isEqualTo(Welcome.Why.DISABLED);
    server.operators.setDisabled(ada.id(), false);
    in(person("1", "ada", Role.OPERATOR));
    server.operators.remove(ada.id());
    assertThat(in(person("1", "ada", Role.OPERATOR)).operator().id()).isNotEqualTo(ada.id());
  }

  @Test
  void theLastAdminWithAPasswordStaysWhateverTheProviderSays() {
    Operator root = server.operator("root", Role.ADMIN);
    in(person("1", "ada", Role.ADMIN));
    assertConflict(() -> server.operators.remove(root.id()));
    assertConflict(() -> server.operators.setDisabled(root.id(), true));
  }

  @Test
  void aFirstSignInOnTwoNodesAtOnceMakesOneOperator() throws Exception {
    List<Callable<Operator>> many =
        IntStream.range(0, 8)
            .<Callable<Operator>>mapToObj(
                i -> () -> in(person("1", "ada", Role.OPERATOR)).operator())
            .toList();
    try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
      for (Future<Operator> each : threads.invokeAll(many)) {
        assertThat(each.get().name()).isEqualTo("ada");
      }
    }
    assertThat(server.operators.list()).hasSize(1);
  }

  @Test
  void theAuditLogTellsWhoCameAndWhoDidNot() {
    Acting door = new Acting("", "", "192.0.2.7", "", "");
    Acting.as(door, () -> in(person("1", "ada", Role.OPERATOR)));
    Acting.as(door, () -> out(person("2", "eve", null)));
    server.operator("root", Role.ADMIN);
    Acting.as(door, () -> out(person("3", "root", Role.ADMIN)));

    assertThat(
            server.database.query(
                "select string_agg(concat_ws(' ', actor, address, action, target, after ->> 'why'),"
                    + " '; ' order by seq) from audit_logs where address = '192.0.2.7'"
                    + " and action <> 'operators.created'"))
        .isEqualTo(
            "operator:ada 192.0.2.7 operator.signed_in ada; "
                + "oidc:eve 192.0.2.7 operator.sign_in_refused eve no_role; "
                + "oidc:root 192.0.2.7 operator.sign_in_refused root name_taken");
  }

  @Test
  void ofStrangersWhoAreRefusedAHundredAnHourAreWrittenDown() {
    in(person("1", "ada", Role.OPERATOR));
    for (int i = 0; i < 103; i++) {
      assertThat(out(person("stranger" + i, "eve", null))).isEqualTo(Welcome.Why.NO_ROLE);
    }
    out(person("1", "ada", null));
    String written = "select count(*) from audit_logs where action = 'operator.sign_in_refused'";
    assertThat(server.database.query(written + " and target = 'eve'")).isEqualTo("100");
    assertThat(server.database.query(written + " and target = 'ada'")).isEqualTo("1");
  }

  private SignedIn in(Vouched vouched) {
    return ((Welcome.In) door.signIn(vouched)).session();
  }

  private Welcome.Why out(Vouched vouched) {
    return ((Welcome.Out) door.signIn(vouched)).why();
  }

  private static Vouched person(String subject, String name, Role role) {
    return new Vouched(ISSUER, subject, List.of(name), Optional.ofNullable(role));
  }

  private static Optional<Role> role(Role role) {
    return Optional.of(role);
  }

  private static void assertConflict(ThrowingCallable act) {
    assertThatExceptionOfType(Refused.class)
        .isThrownBy(act)
        .satisfies(refused -> assertThat(refused.reason()).isEqualTo(Reason.CONFLICT));
  }
}
