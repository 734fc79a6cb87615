package dev.hookline.persistence.directory;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toUnmodifiableList;

import dev.hookline.persistence.work.Acting;
import dev.hookline.persistence.work.Session;
import dev.hookline.persistence.work.UnitOfWork;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;

/** Loads whole tenants for the routing table. */
public final class TenantConfigurations {
  private final UnitOfWork work;

  /** Loads through the given unit of work. */
  public TenantConfigurations(UnitOfWork work) {
    this.work = work;
  }

  /**
   * The tenant as it is now, in three indexed reads. An unknown tenant has no endpoints.
   *
   * @throws dev.hookline.persistence.work.StoreUnavailable if the database does not answer
   */
  public TenantConfiguration load(String tenantId) {
    return Acting.as(
        Acting.system().on(tenantId), () -> work.read(session -> load(session, tenantId)));
  }

  // In this order, so that what is committed between two reads leaves no loose end: a subscription
  // may lack its
  // endpoint and is dropped, an endpoint never lacks its secret.
  private static TenantConfiguration load(Session session, String tenantId) {
    List<Subscription> subscriptions = all(session, Subscription.class, tenantId, "s.id");
    Map<UUID, Endpoint> endpoints =
        all(session, Endpoint.class, tenantId, "s.id").stream()
            .collect(toMap(Endpoint::id, Function.identity()));
    Map<UUID, List<EndpointSecret>> secrets =
        all(session, EndpointSecret.class, tenantId, "s.createdAt desc, s.id desc").stream()
            .collect(groupingBy(EndpointSecret::endpointId, toUnmodifiableList()));
    return new TenantConfiguration(
        tenantId,
        Map.copyOf(endpoints),
        Map.copyOf(secrets),
        subscriptions.stream().filter(s -> endpoints.containsKey(s.endpointId())).toList());
  }

  private static <T> List<T> all(Session session, Class<T> entity, String tenantId, String order) {
    return session
        .entities()
        .createQuery(
            "select s from "
                + entity.getSimpleName()
                + " s where s.tenantId = :tenant order by "
                + order,
            entity)
        .setParameter("tenant", tenantId)
        .getResultList();
  }
}
