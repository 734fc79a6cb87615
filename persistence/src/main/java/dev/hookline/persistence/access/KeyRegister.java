package dev.hookline.persistence.access;

import dev.hookline.persistence.work.Session;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.TypedQuery;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The API keys, within one unit of work. */
public final class KeyRegister {
  private static final UUID TOP = new UUID(-1L, -1L);

  private final EntityManager entities;

  /** The keys as the session sees them. */
  public KeyRegister(Session session) {
    this.entities = session.entities();
  }

  /** Adds a key. */
  public void add(ApiKey key) {
    entities.persist(key);
    entities.flush(); // before another row names it as its successor
  }

  /** The key of that hash, whether it is still valid or not. */
  public Optional<ApiKey> hashed(byte[] hash) {
    return entities
        .createQuery("select k from ApiKey k where k.hash = :hash", ApiKey.class)
        .setParameter("hash", hash)
        .getResultStream()
        .findFirst();
  }

  /** A tenant's key. */
  public Optional<ApiKey> find(String tenantId, UUID id) {
    return one(tenantId, id).getResultStream().findFirst();
  }

  /** A tenant's key, locked until the unit of work ends. */
  public Optional<ApiKey> forChange(String tenantId, UUID id) {
    return one(tenantId, id)
        .setLockMode(LockModeType.PESSIMISTIC_WRITE)
        .getResultStream()
        .findFirst();
  }

  /**
   * A tenant's keys, newest first, those that ended included.
   *
   * @param before only older ones than this, or null for all
   * @param rows most rows wanted
   */
  public List<ApiKey> ofTenant(String tenantId, UUID before, int rows) {
    return entities
        .createQuery(
            "select k from ApiKey k where k.tenantId = :tenant and k.id < :before"
                + " order by k.id desc",
            ApiKey.class)
        .setParameter("tenant", tenantId)
        .setParameter("before", before == null ? TOP : before)
        .setMaxResults(rows)
        .getResultList();
  }

  /** The keys that came from the configuration and were not revoked since. */
  public List<ApiKey> seeded() {
    return entities
        .createQuery(
            "select k from ApiKey k where k.name = :name and k.revokedAt is null", ApiKey.class)
        .setParameter("name", ApiKey.SEED)
        .getResultList();
  }

  /** Waits until no other node seeds; held until the unit of work ends. */
  public void lockSeeding() {
    entities
        .createNativeQuery(
            "do 'begin perform pg_advisory_xact_lock(hashtext(''hookline.seed'')); end'")
        .executeUpdate();
  }

  private TypedQuery<ApiKey> one(String tenantId, UUID id) {
    return entities
        .createQuery(
            "select k from ApiKey k where k.id = :id and k.tenantId = :tenant", ApiKey.class)
        .setParameter("id", id)
        .setParameter("tenant", tenantId);
  }
}
