package dev.hookline.persistence.directory;

import dev.hookline.persistence.work.Session;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.TypedQuery;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The endpoints and their secrets, within one unit of work. */
public final class EndpointRegister {
  private static final UUID TOP = new UUID(-1L, -1L);

  private final EntityManager entities;

  /** The endpoints as the session sees them. */
  public EndpointRegister(Session session) {
    this.entities = session.entities();
  }

  /** Adds an endpoint. */
  public void add(Endpoint endpoint) {
    entities.persist(endpoint);
    entities.flush(); // before its secret: JPA sees no reference between the two rows
  }

  /** Adds a secret. */
  public void add(EndpointSecret secret) {
    entities.persist(secret);
  }

  /** Removes an endpoint, its secrets and its subscriptions. */
  public void remove(Endpoint endpoint) {
    entities.remove(endpoint);
  }

  /** A tenant's endpoint. */
  public Optional<Endpoint> find(String tenantId, UUID id) {
    return one(tenantId, id).getResultStream().findFirst();
  }

  /** A tenant's endpoint, locked until the unit of work ends. */
  public Optional<Endpoint> forChange(String tenantId, UUID id) {
    return one(tenantId, id)
        .setLockMode(LockModeType.PESSIMISTIC_WRITE)
        .getResultStream()
        .findFirst();
  }

  /**
   * A tenant's endpoints, newest first.
   *
   * @param before only older ones than this, or null for all
   * @param rows most rows wanted
   */
  public List<Endpoint> ofTenant(String tenantId, UUID before, int rows) {
    return entities
        .createQuery(
            "select e from Endpoint e where e.tenantId = :tenant and e.id < :before"
                + " order by e.id desc",
            Endpoint.class)
        .setParameter("tenant", tenantId)
        .setParameter("before", before == null ? TOP : before)
        .setMaxResults(rows)
        .getResultList();
  }

  /** Those of a tenant's endpoints that have one of the ids, in no order; at least one id. */
  public List<Endpoint> named(String tenantId, Collection<UUID> ids) {
    return entities
        .createQuery(
            "select e from Endpoint e where e.tenantId = :tenant and e.id in :ids", Endpoint.class)
        .setParameter("tenant", tenantId)
        .setParameter("ids", ids)
        .getResultList();
  }

  /** The secrets of an endpoint, newest first, those that ended included. */
  public List<EndpointSecret> secretsOf(Endpoint endpoint) {
    return entities
        .createQuery(
            "select s from EndpointSecret s where s.endpointId = :endpoint"
                + " order by s.createdAt desc, s.id desc",
            EndpointSecret.class)
        .setParameter("endpoint", endpoint.id())
        .getResultList();
  }

  /** Removes a secret that signs no more. */
  public void remove(EndpointSecret secret) {
    entities.remove(secret);
  }

  private TypedQuery<Endpoint> one(String tenantId, UUID id) {
    return entities
        .createQuery(
            "select e from Endpoint e where e.id = :id and e.tenantId = :tenant", Endpoint.class)
        .setParameter("id", id)
        .setParameter("tenant", tenantId);
  }
}
