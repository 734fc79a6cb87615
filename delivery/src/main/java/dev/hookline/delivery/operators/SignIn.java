package dev.hookline.delivery.operators;

import dev.hookline.delivery.Reason;
import dev.hookline.delivery.Refused;
import dev.hookline.persistence.operators.OperatorAccount;
import dev.hookline.persistence.operators.OperatorRegister;
import dev.hookline.persistence.operators.SessionRegister;
import dev.hookline.persistence.work.Acting;
import dev.hookline.persistence.work.Session;
import dev.hookline.persistence.work.UnitOfWork;
import java.time.Clock;
import java.util.Optional;

/**
 * Signing in with name and password, and choosing another password.
 *
 * <p>Whoever asks learns nothing else: a name that nobody has, a wrong password, a locked and a
 * disabled operator get the same answer after the same work.
 */
public final class SignIn {
  private static final int LONGEST_INPUT = 256;

  private final UnitOfWork work;
  private final Sessions sessions;
  private final PasswordHash passwords;
  private final Clock clock;

  SignIn(UnitOfWork work, Sessions sessions, PasswordHash passwords, Clock clock) {
    this.work = work;
    this.sessions = sessions;
    this.passwords = passwords;
    this.clock = clock;
  }

  /**
   * Begins a session.
   *
   * @return empty if the name or the password is wrong, or the name is locked after five wrong
   *     passwords in a row, or the operator is disabled; which of these is not told
   * @throws Refused with {@link Reason#OVERLOADED} if too many are signing in at once
   */
  public Optional<SignedIn> signIn(String name, String password) {
    String given = name == null ? "" : name.strip();
    if (given.length() > LONGEST_INPUT || password == null || password.length() > LONGEST_INPUT) {
      return Optional.empty();
    }
    return checked(given, password)
        .flatMap(account -> Acting.as(SignInNotes.acting(account), () -> begin(given, account)));
  }

  /**
   * Replaces the password of who is signed in, ends all their sessions and begins a new one.
   *
   * @param token of the session
   * @param current the password until now; wrong ones count as in signing in
   * @param chosen at least 12 characters, not the name, not a common one, not the current one
   * @throws Refused with {@link Reason#WEAK_PASSWORD}, which says what is asked for; {@link
   *     Reason#UNAUTHENTICATED} if the session has ended, the current password is wrong or the name
   *     is locked; {@link Reason#OVERLOADED}
   */
  public SignedIn changePassword(String token, String current, String chosen) {
    Operator operator =
        sessions
            .find(token)
            .orElseThrow(() -> new Refused(Reason.UNAUTHENTICATED, "the session has ended"));
    PasswordRules.check(operator.name(), chosen);
    if (chosen.equals(current)) {
      throw new Refused(Reason.WEAK_PASSWORD, "choose another password than the current one");
    }
    if (current == null || current.length() > LONGEST_INPUT) {
      throw wrong();
    }
    OperatorAccount account =
        checked(operator.name(), current)
            .filter(found -> found.id().equals(operator.id()))
            .orElseThrow(SignIn::wrong);
    String hash = passwords.of(chosen);
    return Acting.as(SignInNotes.acting(account), () -> replace(account, hash))
        .orElseThrow(SignIn::wrong);
  }

  private Optional<SignedIn> begin(String given, OperatorAccount account) {
    return work.write(
        session -> {
          Lockout.forget(session, given);
          Optional<OperatorAccount> row = current(session, account);
          row.ifPresent(found -> SignInNotes.signedIn(session, found));
          return row.map(found -> sessions.begin(session, found));
        });
  }

  private Optional<SignedIn> replace(OperatorAccount account, String hash) {
    return work.write(
        session -> {
          Lockout.forget(session, account.name());
          Optional<OperatorAccount> row = current(session, account);
          row.ifPresent(found -> found.password(hash, false));
          new SessionRegister(session).endAllOf(account.id());
          return row.map(found -> sessions.begin(session, found));
        });
  }

  // The attempt is counted first and taken back later: many at once get no more tries than one
  // after the other. The costly check holds no connection.
  private Optional<OperatorAccount> checked(String name, String password) {
    record Attempt(Lockout.Place place, Optional<OperatorAccount> account) {}
    Attempt attempt =
        work.write(
            session ->
                new Attempt(
                    Lockout.attempt(session, name, clock.instant()),
                    new OperatorRegister(session).named(name)));
    String stored =
        attempt.account.flatMap(OperatorAccount::passwordHash).orElseGet(passwords::ofNobody);
    boolean fits = passwords.fits(password, stored);
    Optional<OperatorAccount> right =
        attempt.account.filter(
            found -> attempt.place != Lockout.Place.NONE && fits && !found.disabled());
    if (right.isEmpty() && attempt.place == Lockout.Place.LAST) {
      work.write(
          session -> {
            SignInNotes.locked(session, attempt.account);
            return null;
          });
    }
    return right;
  }

  // As it was when the password was checked, or nothing.
  private static Optional<OperatorAccount> current(Session session, OperatorAccount checked) {
    return new OperatorRegister(session)
        .forChange(checked.id())
        .filter(row -> !row.disabled() && row.passwordHash().equals(checked.passwordHash()));
  }

  private static Refused wrong() {
    return new Refused(Reason.UNAUTHENTICATED, "the current password is wrong");
  }
}
