package dev.hookline.persistence.operators;

import dev.hookline.persistence.work.Session;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/** The operators, within one unit of work. */
public final class OperatorRegister {
  private static final UUID TOP = new UUID(-1L, -1L);

  private final EntityManager entities;

  /** The operators as the session sees them. */
  public OperatorRegister(Session session) {
    this.entities = session.entities();
  }

  /**
   * Waits until nobody else makes or changes operators, on any node; held until the unit of work
   * ends. Rules over all operators, such as that one admin stays, are judged behind this.
   */
  public void lock() {
    entities
        .createNativeQuery(
            "do 'begin perform pg_advisory_xact_lock(hashtext(''hookline.operators'')); end'")
        .executeUpdate();
  }

  /** Adds an operator. The caller holds the {@link #lock} and has looked for the name. */
  public void add(OperatorAccount account) {
    entities.persist(account);
    entities.flush();
  }

  /** Removes an operator and their sessions. */
  public void remove(OperatorAccount account) {
    entities.remove(account);
  }

  /** The operator of that id. */
  public Optional<OperatorAccount> find(UUID id) {
    return Optional.ofNullable(entities.find(OperatorAccount.class, id));
  }

  /** The operator of that id, locked until the unit of work ends. */
  public Optional<OperatorAccount> forChange(UUID id) {
    return Optional.ofNullable(
        entities.find(OperatorAccount.class, id, LockModeType.PESSIMISTIC_WRITE));
  }

  /** The operator of that name, without regard to case. */
  public Optional<OperatorAccount> named(String name) {
    return entities
        .createQuery(
            "select o from OperatorAccount o where lower(o.name) = :name", OperatorAccount.class)
        .setParameter("name", name.toLowerCase(Locale.ROOT))
        .getResultStream()
        .findFirst();
  }

  /** The operator whom an identity provider vouches for. */
  public Optional<OperatorAccount> vouchedFor(String issuerAndSubject) {
    return entities
        .createQuery(
            "select o from OperatorAccount o where o.subject = :subject", OperatorAccount.class)
        .setParameter("subject", issuerAndSubject)
        .getResultStream()
        .findFirst();
  }

  /** All operators, by name. */
  public List<OperatorAccount> all() {
    return entities
        .createQuery("select o from OperatorAccount o order by o.name", OperatorAccount.class)
        .getResultList();
  }

  /**
   * Operators, newest first.
   *
   * @param before only older ones than this, or null for all
   * @param rows most rows wanted
   */
  public List<OperatorAccount> newest(UUID before, int rows) {
    return entities
        .createQuery(
            "select o from OperatorAccount o where o.id < :before order by o.id desc",
            OperatorAccount.class)
        .setParameter("before", before == null ? TOP : before)
        .setMaxResults(rows)
        .getResultList();
  }
}
