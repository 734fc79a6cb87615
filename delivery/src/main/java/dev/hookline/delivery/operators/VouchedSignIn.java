package dev.hookline.delivery.operators;

import dev.hookline.delivery.access.Role;
import dev.hookline.persistence.id.Uuid7;
import dev.hookline.persistence.operators.OperatorAccount;
import dev.hookline.persistence.operators.OperatorRegister;
import dev.hookline.persistence.operators.SessionRegister;
import dev.hookline.persistence.work.Acting;
import dev.hookline.persistence.work.Session;
import dev.hookline.persistence.work.UnitOfWork;
import java.time.Clock;
import java.util.Optional;

/**
 * Signing in on the word of an identity provider. The first time makes the operator; the role is
 * what the provider says each time. An operator is known by issuer and subject and never by name: a
 * name that somebody has here is not taken over.
 */
public final class VouchedSignIn {
  private final UnitOfWork work;
  private final Sessions sessions;
  private final Uuid7 ids;
  private final Clock clock;

  VouchedSignIn(UnitOfWork work, Sessions sessions, Uuid7 ids, Clock clock) {
    this.work = work;
    this.sessions = sessions;
    this.ids = ids;
    this.clock = clock;
  }

  /** Begins a session, or says why not; both are in the audit log. */
  public Welcome signIn(Vouched vouched) {
    // The audit log names who acts, so that has to be known before the work begins. Somebody who is
    // no operator here must not appear under the name of one.
    String actor =
        work.read(session -> known(session, vouched).map(OperatorAccount::name))
            .or(() -> work.read(session -> newName(session, vouched)))
            .map(name -> "operator:" + name)
            .orElse("oidc:" + vouched.firstName());
    String role = vouched.role().map(Role::wireName).orElse("");
    String why = "vouched for by " + vouched.issuer();
    Acting acting = new Acting(actor, role, Acting.current().address(), null, why);
    return Acting.as(acting, () -> work.write(session -> decide(session, vouched)));
  }

  private Welcome decide(Session session, Vouched vouched) {
    OperatorRegister register = new OperatorRegister(session);
    register.lock();
    Optional<OperatorAccount> known =
        known(session, vouched).flatMap(found -> register.forChange(found.id()));
    if (vouched.role().isEmpty()) {
      known.ifPresent(account -> new SessionRegister(session).endAllOf(account.id()));
      return out(session, vouched, Welcome.Why.NO_ROLE);
    }
    if (known.map(OperatorAccount::disabled).orElse(false)) {
      return out(session, vouched, Welcome.Why.DISABLED);
    }
    String role = vouched.role().get().wireName();
    Optional<OperatorAccount> account = known.or(() -> made(session, vouched, role));
    if (account.isEmpty()) {
      return out(session, vouched, Welcome.Why.NAME_TAKEN);
    }
    account.get().role(role);
    SignInNotes.signedIn(session, account.get());
    return new Welcome.In(sessions.begin(session, account.get()));
  }

  private Optional<OperatorAccount> made(Session session, Vouched vouched, String role) {
    return newName(session, vouched)
        .map(
            name -> {
              OperatorAccount account =
                  new OperatorAccount(ids.next(), name, role, clock.instant())
                      .vouchedFor(vouched.issuerAndSubject());
              new OperatorRegister(session).add(account);
              return account;
            });
  }

  private static Optional<OperatorAccount> known(Session session, Vouched vouched) {
    return new OperatorRegister(session).vouchedFor(vouched.issuerAndSubject());
  }

  private static Optional<String> newName(Session session, Vouched vouched) {
    if (vouched.role().isEmpty()) {
      return Optional.empty();
    }
    OperatorRegister register = new OperatorRegister(session);
    return vouched.names().stream()
        .filter(Operators::isName)
        .filter(name -> register.named(name).isEmpty())
        .findFirst();
  }

  private static Welcome out(Session session, Vouched vouched, Welcome.Why why) {
    boolean stranger = known(session, vouched).isEmpty();
    SignInNotes.refused(session, vouched.firstName(), why, stranger);
    return new Welcome.Out(why);
  }
}
