package dev.hookline.persistence.directory;

import dev.hookline.persistence.work.Session;
import dev.hookline.persistence.work.Slice;
import jakarta.persistence.EntityManager;
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
   * @param endpoint only those of this endpoint
   */
  public Slice<Subscription, UUID> ofTenant(
      String tenantId, Optional<UUID> endpoint, Optional<UUID> before, int limit) {
    var query =
        entities
            .createQuery(
                "select s from Subscription s where s.tenantId = :tenant and s.id < :before"
                    + (endpoint.isPresent() ? " and s.endpointId = :endpoint" : "")
                    + " order by s.id desc",
                Subscription.class)
            .setParameter("tenant", tenantId)
            .setParameter("before", before.orElse(TOP));
    endpoint.ifPresent(id -> query.setParameter("endpoint", id));
    return Slice.cut(query.setMaxResults(limit + 1).getResultList(), limit, Subscription::id);
  }
}
