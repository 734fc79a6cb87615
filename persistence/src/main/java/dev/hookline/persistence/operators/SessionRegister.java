package dev.hookline.persistence.operators;

import dev.hookline.persistence.work.Session;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** Who is signed in, within one unit of work. */
public final class SessionRegister {
  private final EntityManager entities;

  /** The sessions as the unit of work sees them. */
  public SessionRegister(Session session) {
    this.entities = session.entities();
  }

  /** Adds a session. */
  public void add(OperatorSession session) {
    entities.persist(session);
  }

  /** The session whose token has that hash, whether it has ended or not. */
  public Optional<OperatorSession> hashed(byte[] tokenHash) {
    return entities
        .createQuery(
            "select s from OperatorSession s where s.tokenHash = :hash", OperatorSession.class)
        .setParameter("hash", tokenHash)
        .getResultStream()
        .findFirst();
  }

  /** Notes that the operator is active. */
  public void seen(byte[] tokenHash, Instant now) {
    entities
        .createQuery("update OperatorSession s set s.lastSeenAt = :now where s.tokenHash = :hash")
        .setParameter("now", now)
        .setParameter("hash", tokenHash)
        .executeUpdate();
  }

  /** Ends the session whose token has that hash. */
  public void end(byte[] tokenHash) {
    entities
        .createQuery("delete from OperatorSession s where s.tokenHash = :hash")
        .setParameter("hash", tokenHash)
        .executeUpdate();
  }

  /** Ends all sessions of an operator; tells how many. */
  public int endAllOf(UUID operatorId) {
    return entities
        .createQuery("delete from OperatorSession s where s.operatorId = :operator")
        .setParameter("operator", operatorId)
        .executeUpdate();
  }

  /** Removes what ended before the given moment; tells how many. */
  public int removeEnded(Instant moment) {
    return entities
        .createQuery("delete from OperatorSession s where s.endsAt < :moment")
        .setParameter("moment", moment)
        .executeUpdate();
  }
}
