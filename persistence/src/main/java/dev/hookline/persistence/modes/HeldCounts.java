package dev.hookline.persistence.modes;

import dev.hookline.persistence.work.Session;
import java.util.UUID;

/**
 * What a pause holds back, or would. Counting stops at {@value #MOST_DELIVERIES} deliveries and
 * {@value #MOST_ENDPOINTS} endpoints, so that asking costs little however long the queue is.
 *
 * @param pending deliveries that wait
 * @param inFlight deliveries leased to a node: in flight, or about to be
 * @param endpoints endpoints with deliveries that wait
 * @param tenants tenants of those endpoints
 * @param atLeast whether counting stopped: there may be more
 */
public record HeldCounts(
    long pending, long inFlight, long endpoints, long tenants, boolean atLeast) {
  static final int MOST_DELIVERIES = 100_000;
  static final int MOST_ENDPOINTS = 10_000;

  /** The recursion jumps from lane to lane in the index, as the claim does. */
  private static final String COUNT =
      """
      with recursive lanes(endpoint_id, seen) as (
        (select endpoint_id, 1 from queue where owner is null%1$s order by endpoint_id limit 1)
        union all
        select (select q.endpoint_id from queue q
                where q.owner is null%1$s and q.endpoint_id > l.endpoint_id
                order by q.endpoint_id limit 1), l.seen + 1
        from lanes l where l.endpoint_id is not null and l.seen < 10000
      ),
      held as (
        select e.endpoint_id, e.tenant_id from lanes l join endpoints e using (endpoint_id)
      )
      select (select count(*) from (select 1 from queue where owner is null%1$s limit 100000) p),
             (select count(*) from queue where owner is not null%1$s),
             (select count(*) from held), (select count(distinct tenant_id) from held)
      """;

  /**
   * Counts.
   *
   * @param tenantId only this tenant's, or null for everybody's
   * @param endpointId only this endpoint's, or null
   */
  public static HeldCounts read(Session session, String tenantId, UUID endpointId) {
    String only =
        (tenantId == null ? "" : " and tenant_id = ?1")
            + (endpointId == null ? "" : " and endpoint_id = cast(?2 as uuid)");
    var query = session.entities().createNativeQuery(COUNT.formatted(only));
    if (tenantId != null) {
      query.setParameter(1, tenantId);
    }
    if (endpointId != null) {
      query.setParameter(2, endpointId.toString());
    }
    Object[] row = (Object[]) query.getSingleResult();
    long pending = ((Number) row[0]).longValue();
    long endpoints = ((Number) row[2]).longValue();
    return new HeldCounts(
        pending,
        ((Number) row[1]).longValue(),
        endpoints,
        ((Number) row[3]).longValue(),
        pending >= MOST_DELIVERIES || endpoints >= MOST_ENDPOINTS);
  }
}
