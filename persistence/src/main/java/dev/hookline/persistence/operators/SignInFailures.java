package dev.hookline.persistence.operators;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Wrong passwords in a row for one name.
 *
 * <p>An attempt counts as wrong before its password is looked at, and is taken back when it was
 * right: many at once get no more tries than one after the other.
 */
@Entity
@Table(name = "sign_in_failures")
public class SignInFailures {
  @Id
  @Column(name = "name_hash")
  private byte[] nameHash;

  @Column(name = "failed_attempts")
  private int failedAttempts;

  @Column(name = "lockouts")
  private int lockouts;

  @Column(name = "locked_until")
  private Instant lockedUntil;

  @Column(name = "last_attempt_at")
  private Instant lastAttemptAt;

  /** For JPA. */
  protected SignInFailures() {}

  /**
   * Counts an attempt.
   *
   * @param most so many in a row lock the name
   * @param first how long the first lock lasts; each further one doubles it
   * @param longest no lock lasts longer
   * @return whether the password may be looked at; false while the name is locked
   */
  public boolean attempt(Instant now, int most, Duration first, Duration longest) {
    if (lockedAt(now)) {
      return false;
    }
    if (lockedUntil != null) {
      lockedUntil = null;
      failedAttempts = 0;
    }
    failedAttempts++;
    lastAttemptAt = now;
    if (failedAttempts >= most) {
      Duration doubled = first.multipliedBy(1L << Math.min(lockouts, 20));
      lockedUntil = now.plus(doubled.compareTo(longest) < 0 ? doubled : longest);
      lockouts++;
    }
    return true;
  }

  /** When the lock ends; empty if there is none at the given moment. */
  public Optional<Instant> lockedUntil(Instant now) {
    return lockedAt(now) ? Optional.of(lockedUntil) : Optional.empty();
  }

  private boolean lockedAt(Instant now) {
    return lockedUntil != null && now.isBefore(lockedUntil);
  }
}
