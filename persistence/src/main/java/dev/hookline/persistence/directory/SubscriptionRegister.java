package dev.hookline.persistence.directory;

import dev.hookline.persistence.work.Session;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The subscriptions, within one unit of work. */
public final class SubscriptionRegister {
  private static final UUID TOP = new UUID(-1L, -1L);

  private final EntityManager entities;

  /** The subscriptions as the session sees them. */
  public SubscriptionRegister(Session session) {
    this.entities = session.entities();
  }

  /** Adds a subscription; its endpoint is stored already. */
  public void add(Subscription subscription) {
    entities.persist(subscription);
  }

  /** Removes a subscription. */
  public void remove(Subscription subscription) {
    entities.remove(subscription);
  }

  /** A tenant's subscription. */
  public Optional<Subscription> find(String tenantId, UUID id) {
    return entities
        .createQuery(
            "select s from Subscription s where s.id = :id and s.tenantId = :tenant",
            Subscription.class)
        .setParameter("id", id)
        .setParameter("tenant", tenantId)
        .getResultStream()
        .findFirst();
  }

  /**
   * A tenant's subscriptions, newest first.
   *
   * @param endpoint only those of this endpoint, or null for all
   * @param before only older ones than this, or null for all
   * @param rows most rows wanted
   */
  public List<Subscription> ofTenant(String tenantId, UUID endpoint, UUID before, int rows) {
    var query =
        entities
            .createQuery(
                "select s from Subscription s where s.tenantId = :tenant and s.id < :before"
                    + (endpoint != null ? " and s.endpointId = :endpoint" : "")
                    + " order by s.id desc",
                Subscription.class)
            .setParameter("tenant", tenantId)
            .setParameter("before", before == null ? TOP : before);
    if (endpoint != null) {
      query.setParameter("endpoint", endpoint);
    }
    return query.setMaxResults(rows).getResultList();
  }
}
