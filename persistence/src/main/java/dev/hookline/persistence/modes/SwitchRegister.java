package dev.hookline.persistence.modes;

import dev.hookline.persistence.work.Session;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The switches, within one unit of work. */
public final class SwitchRegister {
  private static final String COLUMNS =
      "value, reason, changed_by, (extract(epoch from changed_at) * 1000)::bigint,"
          + " (extract(epoch from expires_at) * 1000)::bigint";
  private static final String MODES =
      "select mode, cast(null as text), cast(null as text), " + COLUMNS + " from modes";
  private static final String PAUSES =
      "select 'outbox_paused', tenant_id, endpoint_id::text, " + COLUMNS + " from outbox_pauses";
  private static final String MOMENT = "to_timestamp(cast(%s as double precision) / 1000)";
  private static final String TURN =
      "value = ?1, reason = ?2, changed_by = ?3, changed_at = "
          + MOMENT.formatted("?4")
          + ", expires_at = "
          + MOMENT.formatted("?5");
  private static final String EXPIRE =
      "update %s set value = false, reason = 'its time was over', changed_by = 'system',"
          + " changed_at = "
          + MOMENT.formatted("?1")
          + ", expires_at = null where value and expires_at <= "
          + MOMENT.formatted("?1");

  private final EntityManager entities;

  /** The switches as the session sees them. */
  public SwitchRegister(Session session) {
    this.entities = session.entities();
  }

  /** Every mode of the installation, and the pauses that are on, at one moment. */
  public List<StoredSwitch> all() {
    return rows(entities.createNativeQuery(MODES + " union all " + PAUSES + " where value"));
  }

  /**
   * The pause of a tenant, or of one of its endpoints, on or off; empty if there never was one.
   *
   * @param endpointId null for the tenant's own
   */
  public Optional<StoredSwitch> pause(String tenantId, UUID endpointId) {
    return rows(
            entities
                .createNativeQuery(
                    PAUSES
                        + " where tenant_id = ?1 and endpoint_id is not distinct from cast(?2 as"
                        + " uuid)")
                .setParameter(1, tenantId)
                .setParameter(2, text(endpointId)))
        .stream()
        .findFirst();
  }

  /** The tenant an endpoint belongs to. */
  public Optional<String> tenantOf(UUID endpointId) {
    List<?> found =
        entities
            .createNativeQuery(
                "select tenant_id from endpoints where endpoint_id = cast(?1 as uuid)")
            .setParameter(1, endpointId.toString())
            .getResultList();
    return found.stream().map(String.class::cast).findFirst();
  }

  /** Turns a switch of the whole installation. */
  public void turn(String mode, StoredSwitch.Turn turn) {
    bind(
            "insert into modes (value, reason, changed_by, changed_at, expires_at, mode) values"
                + " (?1, ?2, ?3, "
                + MOMENT.formatted("?4")
                + ", "
                + MOMENT.formatted("?5")
                + ", ?6) on conflict (mode) do update set "
                + TURN,
            turn)
        .setParameter(6, mode)
        .executeUpdate();
  }

  /** Pauses a tenant, or one of its endpoints, or lets it go on. */
  public void turnPause(String tenantId, UUID endpointId, StoredSwitch.Turn turn) {
    bind(
            "insert into outbox_pauses (value, reason, changed_by, changed_at, expires_at,"
                + " tenant_id, endpoint_id) values (?1, ?2, ?3, "
                + MOMENT.formatted("?4")
                + ", "
                + MOMENT.formatted("?5")
                + ", ?6, cast(?7 as uuid)) on conflict (tenant_id, endpoint_id) do update set "
                + TURN,
            turn)
        .setParameter(6, tenantId)
        .setParameter(7, text(endpointId))
        .executeUpdate();
  }

  /** Turns off what is past its time; returns how many switches that were. */
  public int expire(Instant now) {
    int expired = 0;
    for (String table : List.of("modes", "outbox_pauses")) {
      expired +=
          entities
              .createNativeQuery(EXPIRE.formatted(table))
              .setParameter(1, now.toEpochMilli())
              .executeUpdate();
    }
    return expired;
  }

  private Query bind(String sql, StoredSwitch.Turn turn) {
    return entities
        .createNativeQuery(sql)
        .setParameter(1, turn.value())
        .setParameter(2, turn.reason())
        .setParameter(3, turn.by())
        .setParameter(4, turn.at().toEpochMilli())
        .setParameter(5, turn.expiresAt() == null ? null : turn.expiresAt().toEpochMilli());
  }

  private static List<StoredSwitch> rows(Query query) {
    List<?> rows = query.getResultList();
    return rows.stream().map(row -> row((Object[]) row)).toList();
  }

  private static StoredSwitch row(Object[] row) {
    return new StoredSwitch(
        (String) row[0],
        (String) row[1],
        row[2] == null ? null : UUID.fromString((String) row[2]),
        new StoredSwitch.Turn(
            (Boolean) row[3],
            (String) row[4],
            (String) row[5],
            Instant.ofEpochMilli(((Number) row[6]).longValue()),
            row[7] == null ? null : Instant.ofEpochMilli(((Number) row[7]).longValue())));
  }

  private static String text(UUID id) {
    return id == null ? null : id.toString();
  }
}
