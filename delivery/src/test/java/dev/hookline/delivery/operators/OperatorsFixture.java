package dev.hookline.delivery.operators;

import dev.hookline.delivery.HandClock;
import dev.hookline.delivery.access.Role;
import dev.hookline.persistence.fixture.TestDatabase;
import dev.hookline.persistence.id.Uuid7;
import dev.hookline.persistence.work.UnitOfWork;
import dev.hookline.settings.Settings;
import java.util.Map;

/** The operators of a server on a database of their own, with a clock that is set by hand. */
final class OperatorsFixture implements AutoCloseable {
  static final String PASSWORD = "a long enough choice";

  final TestDatabase database = TestDatabase.create();
  final UnitOfWork work = database.work();
  final HandClock clock = new HandClock();
  final Uuid7 ids = new Uuid7(clock);
  // Few rounds: what they cost is not what these tests are about.
  final PasswordHash passwords = new PasswordHash(10);
  final Operators operators = new Operators(work, passwords, ids, clock);
  final Sessions sessions = new Sessions(work, Settings.of(Map.of()), clock);
  final SignIn signIn = new SignIn(work, sessions, passwords, clock);

  /** An operator who has chosen {@link #PASSWORD}. */
  Operator operator(String name, Role role) {
    NewOperator made = operators.create(name, role);
    SignedIn first = signIn.signIn(name, made.oneTimePassword()).orElseThrow();
    return signIn
        .changePassword(first.token().reveal(), made.oneTimePassword(), PASSWORD)
        .operator();
  }

  String signedIn(String name) {
    return signIn.signIn(name, PASSWORD).orElseThrow().token().reveal();
  }

  @Override
  public void close() {
    database.close();
  }
}
