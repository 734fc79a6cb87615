package dev.hookline.persistence.breakers;

import dev.hookline.persistence.work.Session;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The breakers, within one unit of work. */
public final class BreakerRegister {
  private static final String MOMENT = "(extract(epoch from %s) * 1000)::bigint";
  private static final String BREAKERS =
      "select endpoint_id::text, tenant_id, state, "
          + MOMENT.formatted("since")
          + ", "
          + MOMENT.formatted("until")
          + ", reason from endpoint_breakers ";
  private static final String CHANGES =
      "select "
          + MOMENT.formatted("at")
          + ", state, reason from breaker_changes where endpoint_id = cast(?1 as uuid)"
          + " order by number desc";
  private static final String RESET =
      "update endpoint_breakers set state = 'closed', since = now(), until = null, reason = ?2"
          + " where endpoint_id = cast(?1 as uuid) and state <> 'closed'";

  private final EntityManager entities;

  /** The breakers as the session sees them. */
  public BreakerRegister(Session session) {
    this.entities = session.entities();
  }

  /** The breaker of the endpoint; empty if it never opened. */
  public Optional<StoredBreaker> find(UUID endpointId) {
    List<?> rows =
        entities
            .createNativeQuery(BREAKERS + "where endpoint_id = cast(?1 as uuid)")
            .setParameter(1, endpointId.toString())
            .getResultList();
    return rows.stream().map(row -> breaker((Object[]) row)).findFirst();
  }

  /** Those that are not closed, the longest so first. */
  public List<StoredBreaker> notClosed(int limit) {
    List<?> rows =
        entities
            .createNativeQuery(BREAKERS + "where state <> 'closed' order by since limit ?1")
            .setParameter(1, limit)
            .getResultList();
    return rows.stream().map(row -> breaker((Object[]) row)).toList();
  }

  /** What became of the breaker, the newest first; at most about a hundred changes are kept. */
  public List<BreakerChange> changes(UUID endpointId) {
    List<?> rows =
        entities.createNativeQuery(CHANGES).setParameter(1, endpointId.toString()).getResultList();
    return rows.stream().map(row -> change((Object[]) row)).toList();
  }

  /** Closes the breaker; false if it is. */
  public boolean reset(UUID endpointId, String reason) {
    return entities
            .createNativeQuery(RESET)
            .setParameter(1, endpointId.toString())
            .setParameter(2, reason)
            .executeUpdate()
        == 1;
  }

  private static StoredBreaker breaker(Object[] row) {
    return new StoredBreaker(
        UUID.fromString((String) row[0]),
        (String) row[1],
        BreakerState.of((String) row[2]),
        moment(row[3]),
        moment(row[4]),
        0,
        (String) row[5]);
  }

  private static BreakerChange change(Object[] row) {
    return new BreakerChange(moment(row[0]), BreakerState.of((String) row[1]), (String) row[2]);
  }

  private static Instant moment(Object millis) {
    return millis == null ? null : Instant.ofEpochMilli(((Number) millis).longValue());
  }
}
