package dev.hookline.delivery.operators;

import dev.hookline.delivery.Store;
import dev.hookline.persistence.audit.AuditAct;
import dev.hookline.persistence.audit.AuditLog;
import dev.hookline.persistence.guarded.CallLimit;
import dev.hookline.persistence.operators.OperatorAccount;
import dev.hookline.persistence.work.Acting;
import dev.hookline.persistence.work.Session;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/** What the audit log is told about signing in. */
final class SignInNotes {
  private static final String STRANGERS = "operator.sign_in_refused";
  private static final int MOST = 100;
  private static final Duration WINDOW = Duration.ofHours(1);

  private SignInNotes() {}

  /** The operator at work, from the address that is bound already, if one is. */
  static Acting acting(OperatorAccount account) {
    String address = Acting.current().address();
    return new Acting("operator:" + account.name(), account.role(), address, null, "");
  }

  static void signedIn(Session session, OperatorAccount account) {
    append(session, AuditAct.done("operator.signed_in", null, account.name(), null));
  }

  /** A name was locked. One that nobody has is not written down: it may be a password. */
  static void locked(Session session, Optional<OperatorAccount> account) {
    String name = account.map(OperatorAccount::name).orElse("unknown name");
    append(session, AuditAct.refused("operator.locked", null, name, null));
  }

  /**
   * Somebody whom the provider vouches for was refused. Of people who are no operators here only so
   * many are written down: everybody may have an account at a public provider.
   */
  static void refused(Session session, String name, Welcome.Why why, boolean stranger) {
    if (!stranger || new CallLimit(session).count(STRANGERS, MOST, WINDOW).allowed()) {
      String after = "{\"why\":\"" + why.name().toLowerCase(Locale.ROOT) + "\"}";
      append(session, AuditAct.refused("operator.sign_in_refused", null, name, after));
    }
  }

  private static void append(Session session, AuditAct act) {
    Store.ask(() -> AuditLog.append(session, act));
  }
}
