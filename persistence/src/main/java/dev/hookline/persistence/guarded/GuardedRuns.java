package dev.hookline.persistence.guarded;

import dev.hookline.persistence.work.Session;
import dev.hookline.persistence.work.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;

/** The table {@code replay_runs}, within one unit of work. */
public final class GuardedRuns {
  private static final String COLUMNS =
      "select replay_id, tenant_id, idempotency_key, replayed, failed, left_today, left_this_month,"
          + " created_at from replay_runs";

  private final Sql sql;

  /** The runs as the session sees them. */
  public GuardedRuns(Session session) {
    this.sql = new Sql(session);
  }

  /**
   * Who asks for what.
   *
   * @param requestedBy who asked
   * @param address from where
   * @param filter what was asked, as JSON
   * @param max most dead letters, 1 to 50
   * @param reason why, or empty
   */
  public record Asked(String requestedBy, String address, String filter, int max, String reason) {}

  /**
   * Takes the key for this run; false if it is taken. While another unit of work holds the key,
   * this waits for its end: the key is free again if that one fails.
   */
  public boolean begin(UUID replayId, String tenantId, String key, Asked asked) {
    return sql.update(
            "insert into replay_runs (replay_id, tenant_id, idempotency_key, requested_by, address,"
                + " filter, max_items, reason) values (?, ?, ?, ?, ?, ?, ?, ?)"
                + " on conflict (tenant_id, idempotency_key) do nothing",
            replayId,
            tenantId,
            key,
            asked.requestedBy(),
            asked.address(),
            asked.filter(),
            asked.max(),
            asked.reason())
        == 1;
  }

  /** Notes the result of a run that this unit of work began. */
  public void finish(GuardedRun run) {
    sql.update(
        "update replay_runs set replayed = ?, failed = ?, left_today = ?, left_this_month = ?"
            + " where replay_id = ?",
        run.replayed(),
        run.failed(),
        run.leftToday(),
        run.leftThisMonth(),
        run.replayId());
  }

  /** The run of the tenant's key. */
  public Optional<GuardedRun> find(String tenantId, String key) {
    return sql
        .rows(
            COLUMNS + " where tenant_id = ? and idempotency_key = ?",
            GuardedRuns::run,
            tenantId,
            key)
        .stream()
        .findFirst();
  }

  private static GuardedRun run(ResultSet row) throws SQLException {
    return new GuardedRun(
        row.getObject(1, UUID.class),
        row.getString(2),
        row.getString(3),
        row.getInt(4),
        row.getInt(5),
        row.getInt(6),
        row.getInt(7),
        row.getTimestamp(8).toInstant());
  }
}
