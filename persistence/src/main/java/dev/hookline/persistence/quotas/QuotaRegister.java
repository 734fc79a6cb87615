package dev.hookline.persistence.quotas;

import dev.hookline.persistence.work.Session;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Optional;

/** The quotas and what is used of them, within one unit of work. */
public final class QuotaRegister {
  private final EntityManager entities;

  /** The quotas as the session sees them. */
  public QuotaRegister(Session session) {
    this.entities = session.entities();
  }

  /** Every quota that was set. */
  public List<TenantQuota> all() {
    return entities.createQuery("select q from TenantQuota q", TenantQuota.class).getResultList();
  }

  /** What was set for the tenant. */
  public Optional<TenantQuota> find(String tenantId) {
    return Optional.ofNullable(entities.find(TenantQuota.class, tenantId));
  }

  /** Adds a quota. */
  public void add(TenantQuota quota) {
    entities.persist(quota);
  }

  /**
   * Waits until nobody else makes something for the tenant, on any node; held until the unit of
   * work ends. Between counting and adding nothing comes in.
   */
  public void lock(String tenantId) {
    entities
        .createNativeQuery(
            "select 1 from (select pg_advisory_xact_lock(hashtext('hookline.quota'),"
                + " hashtext(?1)))")
        .setParameter(1, tenantId)
        .getSingleResult();
  }

  /** How many endpoints the tenant has. */
  public long endpoints(String tenantId) {
    return count("endpoints", tenantId);
  }

  /** How many subscriptions the tenant has. */
  public long subscriptions(String tenantId) {
    return count("subscriptions", tenantId);
  }

  private long count(String table, String tenantId) {
    return ((Number)
            entities
                .createNativeQuery("select count(*) from " + table + " where tenant_id = ?1")
                .setParameter(1, tenantId)
                .getSingleResult())
        .longValue();
  }
}
