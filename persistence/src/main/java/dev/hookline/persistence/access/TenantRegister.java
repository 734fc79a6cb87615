package dev.hookline.persistence.access;

import dev.hookline.persistence.work.Session;
import jakarta.persistence.EntityManager;
import java.sql.Timestamp;
import java.util.List;
import java.util.Optional;

/** The tenants, within one unit of work. */
public final class TenantRegister {
  private final EntityManager entities;

  /** The tenants as the session sees them. */
  public TenantRegister(Session session) {
    this.entities = session.entities();
  }

  /** Adds the tenant; false if its id is taken, by another node at the same time too. */
  public boolean add(Tenant tenant) {
    return entities
            .createNativeQuery(
                "insert into tenants (tenant_id, name, created_at) values (?1, ?2, ?3)"
                    + " on conflict do nothing")
            .setParameter(1, tenant.id())
            .setParameter(2, tenant.name())
            .setParameter(3, Timestamp.from(tenant.createdAt()))
            .executeUpdate()
        == 1;
  }

  /** The tenant of that id. */
  public Optional<Tenant> find(String id) {
    return Optional.ofNullable(entities.find(Tenant.class, id));
  }

  /**
   * All tenants, newest first.
   *
   * @param after the tenant the list goes on behind; null or an unknown one starts at the top
   * @param rows most rows wanted
   */
  public List<Tenant> all(String after, int rows) {
    Optional<Tenant> from = after == null ? Optional.empty() : find(after);
    var query =
        from.isEmpty()
            ? entities.createQuery(
                "select t from Tenant t order by t.createdAt desc, t.id desc", Tenant.class)
            : entities
                .createQuery(
                    "select t from Tenant t where t.createdAt < :at or t.createdAt = :at and t.id <"
                        + " :id order by t.createdAt desc, t.id desc",
                    Tenant.class)
                .setParameter("at", from.get().createdAt())
                .setParameter("id", from.get().id());
    return query.setMaxResults(rows).getResultList();
  }
}
