package dev.hookline.persistence.operators;

import dev.hookline.persistence.work.Session;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Optional;

/** Wrong passwords in a row, within one unit of work. */
public final class SignInFailureRegister {
  private final EntityManager entities;

  /** The failures as the session sees them. */
  public SignInFailureRegister(Session session) {
    this.entities = session.entities();
  }

  /** The failures of a name, made if there are none, locked until the unit of work ends. */
  public SignInFailures forChange(byte[] nameHash, Instant now) {
    entities
        .createNativeQuery(
            "insert into sign_in_failures (name_hash, failed_attempts, lockouts, last_attempt_at)"
                + " values (?1, 0, 0, ?2) on conflict do nothing")
        .setParameter(1, nameHash)
        .setParameter(2, Timestamp.from(now))
        .executeUpdate();
    return entities
        .createQuery(
            "select f from SignInFailures f where f.nameHash = :hash", SignInFailures.class)
        .setParameter("hash", nameHash)
        .setLockMode(LockModeType.PESSIMISTIC_WRITE)
        .getSingleResult();
  }

  /** The failures of a name, if there are any. */
  public Optional<SignInFailures> of(byte[] nameHash) {
    return entities
        .createQuery(
            "select f from SignInFailures f where f.nameHash = :hash", SignInFailures.class)
        .setParameter("hash", nameHash)
        .getResultStream()
        .findFirst();
  }

  /** Forgets the failures of a name, and with them its lock. */
  public void forget(byte[] nameHash) {
    entities
        .createQuery("delete from SignInFailures f where f.nameHash = :hash")
        .setParameter("hash", nameHash)
        .executeUpdate();
  }

  /** Forgets names that nobody has tried since the given moment; tells how many. */
  public int forgetBefore(Instant moment) {
    return entities
        .createQuery("delete from SignInFailures f where f.lastAttemptAt < :moment")
        .setParameter("moment", moment)
        .executeUpdate();
  }
}
