package dev.hookline.delivery.operators;

import dev.hookline.delivery.Reason;
import dev.hookline.delivery.Refused;
import dev.hookline.delivery.access.Role;
import dev.hookline.persistence.id.Uuid7;
import dev.hookline.persistence.operators.OperatorAccount;
import dev.hookline.persistence.operators.OperatorRegister;
import dev.hookline.persistence.operators.SessionRegister;
import dev.hookline.persistence.work.Session;
import dev.hookline.persistence.work.UnitOfWork;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.regex.Pattern;

/**
 * The operators; an admin's business. One admin who may sign in always stays, and has a password:
 * an identity provider may be down, or think again.
 */
public final class Operators {
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._@-]{0,63}");

  private final UnitOfWork work;
  private final PasswordHash passwords;
  private final Uuid7 ids;
  private final Clock clock;

  Operators(UnitOfWork work, PasswordHash passwords, Uuid7 ids, Clock clock) {
    this.work = work;
    this.passwords = passwords;
    this.ids = ids;
    this.clock = clock;
  }

  /** All of them, by name. */
  public List<Operator> list() {
    return work.read(session -> new OperatorRegister(session).all()).stream()
        .map(Operator::of)
        .toList();
  }

  /**
   * Those made before another one, newest first.
   *
   * @param before only older ones than this, or null for all
   * @param rows most operators wanted
   */
  public List<Operator> newest(UUID before, int rows) {
    return work.read(session -> new OperatorRegister(session).newest(before, rows)).stream()
        .map(Operator::of)
        .toList();
  }

  /**
   * The operator of that id.
   *
   * @throws Refused with {@link Reason#NOT_FOUND}
   */
  public Operator get(UUID id) {
    return work.read(session -> new OperatorRegister(session).find(id))
        .map(Operator::of)
        .orElseThrow(Operators::unknown);
  }

  /** Until when the operator cannot sign in after wrong passwords; empty if they can. */
  public Optional<Instant> lockedUntil(Operator operator) {
    return work.read(session -> Lockout.lockedUntil(session, operator.name(), clock.instant()));
  }

  /**
   * Makes an operator with a one-time password.
   *
   * @param name 1 to 64 letters, digits, dots, {@code _}, {@code @} and {@code -}
   * @throws Refused with {@link Reason#INVALID_REQUEST}, or {@link Reason#CONFLICT} if the name is
   *     taken
   */
  public NewOperator create(String name, Role role) {
    if (!isName(name)) {
      throw new Refused(
          Reason.INVALID_REQUEST,
          "name must be 1 to 64 letters, digits, dots, _, @ and -, beginning with a letter or"
              + " digit");
    }
    String password = OneTimePassword.make();
    String hash = passwords.of(password);
    OperatorAccount account =
        new OperatorAccount(ids.next(), name, role.wireName(), clock.instant())
            .password(hash, true);
    work.write(
        session -> {
          OperatorRegister register = new OperatorRegister(session);
          register.lock();
          if (register.named(name).isPresent()) {
            throw new Refused(Reason.CONFLICT, "an operator with this name exists");
          }
          register.add(account);
          return null;
        });
    return new NewOperator(Operator.of(account), password);
  }

  /**
   * Gives the operator another role, refuses their signing in or allows it again. Their sessions
   * end.
   *
   * @param role the new role, or empty to leave it
   * @param disabled whether signing in is refused, or empty to leave that
   * @throws Refused with {@link Reason#NOT_FOUND}, or {@link Reason#CONFLICT} if no admin would be
   *     left, or the role is the identity provider's to give
   */
  public Operator change(UUID id, Optional<Role> role, Optional<Boolean> disabled) {
    return change(
        id,
        (session, account) -> {
          if (role.isPresent()) {
            ownOnly(account, "their role is what their identity provider says");
          }
          role.map(Role::wireName).ifPresent(account::role);
          disabled.ifPresent(account::disabled);
          keepAnAdmin(session);
          return Operator.of(account);
        });
  }

  /** As {@link #change(UUID, Optional, Optional)}, the role only. */
  public Operator changeRole(UUID id, Role role) {
    return change(id, Optional.of(role), Optional.empty());
  }

  /** As {@link #change(UUID, Optional, Optional)}, the signing in only. */
  public Operator setDisabled(UUID id, boolean disabled) {
    return change(id, Optional.empty(), Optional.of(disabled));
  }

  /**
   * Gives the operator a new one-time password and takes a lock away. Their sessions end.
   *
   * @throws Refused with {@link Reason#NOT_FOUND}, or {@link Reason#CONFLICT} if they sign in
   *     through an identity provider
   */
  public NewOperator resetPassword(UUID id) {
    String password = OneTimePassword.make();
    String hash = passwords.of(password);
    return change(
        id,
        (session, account) -> {
          ownOnly(account, "they sign in through an identity provider and have no password");
          account.password(hash, true);
          Lockout.forget(session, account.name());
          return new NewOperator(Operator.of(account), password);
        });
  }

  /**
   * Lets the operator try passwords again.
   *
   * @throws Refused with {@link Reason#NOT_FOUND}
   */
  public Operator unlock(UUID id) {
    Operator operator = get(id);
    work.write(
        session -> {
          Lockout.forget(session, operator.name());
          return null;
        });
    return operator;
  }

  /**
   * Removes the operator and their sessions.
   *
   * @throws Refused with {@link Reason#NOT_FOUND}, or {@link Reason#CONFLICT} if no admin would be
   *     left
   */
  public void remove(UUID id) {
    change(
        id,
        (session, account) -> {
          new OperatorRegister(session).remove(account);
          keepAnAdmin(session);
          return null;
        });
  }

  static boolean isName(String text) {
    return NAME.matcher(text).matches();
  }

  private <T> T change(UUID id, BiFunction<Session, OperatorAccount, T> act) {
    return work.write(
        session -> {
          OperatorRegister register = new OperatorRegister(session);
          register.lock();
          OperatorAccount account = register.forChange(id).orElseThrow(Operators::unknown);
          new SessionRegister(session).endAllOf(id);
          return act.apply(session, account);
        });
  }

  private static void keepAnAdmin(Session session) {
    boolean left =
        new OperatorRegister(session)
            .all().stream()
                .filter(each -> each.subject().isEmpty() && !each.disabled())
                .anyMatch(each -> each.role().equals(Role.ADMIN.wireName()));
    if (!left) {
      throw new Refused(Reason.CONFLICT, "this is the last admin who may sign in with a password");
    }
  }

  private static void ownOnly(OperatorAccount account, String otherwise) {
    if (account.subject().isPresent()) {
      throw new Refused(Reason.CONFLICT, otherwise);
    }
  }

  private static Refused unknown() {
    return new Refused(Reason.NOT_FOUND, "no such operator");
  }
}
