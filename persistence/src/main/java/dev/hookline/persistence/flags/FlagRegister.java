package dev.hookline.persistence.flags;

import dev.hookline.persistence.work.Session;
import jakarta.persistence.EntityManager;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The feature flags, within one unit of work. */
public final class FlagRegister {
  private static final String FLAGS =
      "select key, description, enabled, rollout_percentage, kill_switch, starts_at, ends_at,"
          + " version, updated_at, updated_by from feature_flags order by key";

  private static final String CHANGE =
      """
      update feature_flags
      set enabled = ?1, rollout_percentage = ?2, kill_switch = ?3,
          starts_at = cast(?4 as timestamptz), ends_at = cast(?5 as timestamptz), description = ?6
      where key = ?7 and version = ?8
      """;

  private static final String HISTORY =
      """
      select seq, created_at, actor, action, target, cast(before as text), cast(after as text), reason
      from audit_logs
      where action in ('feature_flags.created', 'feature_flags.changed', 'feature_flags.deleted',
        'feature_flag_overrides.created', 'feature_flag_overrides.changed', 'feature_flag_overrides.deleted')
        and (target = ?1 or starts_with(target, ?1 || '/'))
      order by seq desc limit ?2
      """;

  private final EntityManager entities;

  /** The flags as the session sees them. */
  public FlagRegister(Session session) {
    this.entities = session.entities();
  }

  /** All flags, by key. */
  public List<StoredFlag> all() {
    Map<String, Map<String, Boolean>> overrides = new HashMap<>();
    for (Object[] row : rows("select key, tenant_id, enabled from feature_flag_overrides")) {
      overrides
          .computeIfAbsent((String) row[0], key -> new HashMap<>())
          .put((String) row[1], (Boolean) row[2]);
    }
    return rows(FLAGS).stream()
        .map(row -> flag(row, overrides.getOrDefault((String) row[0], Map.of())))
        .toList();
  }

  /** The flag of that key. */
  public Optional<StoredFlag> find(String key) {
    return all().stream().filter(flag -> flag.key().equals(key)).findFirst();
  }

  /** Changes what decides; false if the flag is not in the given version any more. */
  public boolean change(String key, int version, StoredFlag.Rule rule, String description) {
    return entities
            .createNativeQuery(CHANGE)
            .setParameter(1, rule.enabled())
            .setParameter(2, rule.percentage())
            .setParameter(3, rule.killed())
            .setParameter(4, text(rule.from()))
            .setParameter(5, text(rule.until()))
            .setParameter(6, description)
            .setParameter(7, key)
            .setParameter(8, version)
            .executeUpdate()
        == 1;
  }

  /** Decides for one tenant; false if there is no such tenant. */
  public boolean override(String key, String tenantId, boolean enabled) {
    return entities
            .createNativeQuery(
                "insert into feature_flag_overrides (key, tenant_id, enabled)"
                    + " select ?1, tenant_id, ?2 from tenants where tenant_id = ?3"
                    + " on conflict (key, tenant_id) do update set enabled = excluded.enabled")
            .setParameter(1, key)
            .setParameter(2, enabled)
            .setParameter(3, tenantId)
            .executeUpdate()
        == 1;
  }

  /** Takes back what was decided for one tenant. */
  public void removeOverride(String key, String tenantId) {
    entities
        .createNativeQuery("delete from feature_flag_overrides where key = ?1 and tenant_id = ?2")
        .setParameter(1, key)
        .setParameter(2, tenantId)
        .executeUpdate();
  }

  /** The newest changes of a flag and its overrides, newest first. */
  public List<FlagChange> history(String key, int limit) {
    return rows(HISTORY, key, limit).stream()
        .map(
            row ->
                new FlagChange(
                    ((Number) row[0]).longValue(),
                    moment(row[1]),
                    (String) row[2],
                    (String) row[3],
                    (String) row[4],
                    (String) row[5],
                    (String) row[6],
                    (String) row[7]))
        .toList();
  }

  /** The ids of all tenants. */
  @SuppressWarnings("unchecked")
  public List<String> tenants() {
    return entities.createNativeQuery("select tenant_id from tenants").getResultList();
  }

  private static StoredFlag flag(Object[] row, Map<String, Boolean> overrides) {
    StoredFlag.Rule rule =
        new StoredFlag.Rule(
            (Boolean) row[2],
            ((Number) row[3]).intValue(),
            (Boolean) row[4],
            moment(row[5]),
            moment(row[6]));
    return new StoredFlag(
        (String) row[0],
        (String) row[1],
        rule,
        overrides,
        ((Number) row[7]).intValue(),
        moment(row[8]),
        (String) row[9]);
  }

  @SuppressWarnings("unchecked")
  private List<Object[]> rows(String sql, Object... values) {
    var query = entities.createNativeQuery(sql);
    for (int i = 0; i < values.length; i++) {
      query.setParameter(i + 1, values[i]);
    }
    return query.getResultList();
  }

  private static String text(Instant moment) {
    return moment == null ? null : moment.toString();
  }

  private static Instant moment(Object column) {
    return column == null ? null : ((Timestamp) column).toInstant();
  }
}
