package dev.hookline.delivery.operators;

import dev.hookline.persistence.access.KeyText;
import dev.hookline.persistence.operators.SignInFailureRegister;
import dev.hookline.persistence.operators.SignInFailures;
import dev.hookline.persistence.work.Session;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/**
 * How often a password may be guessed: five wrong ones in a row lock a name for 15 minutes, the
 * next five for 30, and so on up to a day. A name that nobody has is treated alike.
 */
final class Lockout {
  private static final int MOST = 5;
  private static final Duration FIRST = Duration.ofMinutes(15);
  private static final Duration LONGEST = Duration.ofDays(1);
  private static final Duration REMEMBERED = Duration.ofDays(3);

  private Lockout() {}

  /** Whether a password may be looked at. */
  enum Place {
    /** It may not: the name is locked. */
    NONE,
    /** It may. */
    ONE,
    /** It may, and if it is wrong the name stays locked. */
    LAST
  }

  /** Counts an attempt. */
  static Place attempt(Session session, String name, Instant now) {
    SignInFailureRegister register = new SignInFailureRegister(session);
    register.forgetBefore(now.minus(REMEMBERED));
    SignInFailures failures = register.forChange(hash(name), now);
    if (!failures.attempt(now, MOST, FIRST, LONGEST)) {
      return Place.NONE;
    }
    return failures.lockedUntil(now).isPresent() ? Place.LAST : Place.ONE;
  }

  /** Takes back what was counted: the password was right, or an admin says so. */
  static void forget(Session session, String name) {
    new SignInFailureRegister(session).forget(hash(name));
  }

  /** When the name may sign in again; empty if it is not locked. */
  static Optional<Instant> lockedUntil(Session session, String name, Instant now) {
    return new SignInFailureRegister(session)
        .of(hash(name))
        .flatMap(failures -> failures.lockedUntil(now));
  }

  private static byte[] hash(String name) {
    return KeyText.of(name.toLowerCase(Locale.ROOT)).hash();
  }
}
