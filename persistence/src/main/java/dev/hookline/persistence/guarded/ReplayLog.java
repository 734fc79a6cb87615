package dev.hookline.persistence.guarded;

import dev.hookline.persistence.id.IdKind;
import dev.hookline.persistence.work.Session;
import dev.hookline.persistence.work.Sql;

/**
 * Guarded replays in the audit log. Entries are the last thing that a unit of work writes: until it
 * ends nobody else can write one.
 */
public final class ReplayLog {
  private static final String APPEND =
      """
      select audit_append(?, r.tenant_id, ?, null,
        jsonb_build_object('idempotency_key', r.idempotency_key, 'max', r.max_items, 'filter', r.filter::jsonb),
        ?, ?, ?)
      from replay_runs r where r.replay_id = ?
      """;

  private static final String PRICED =
      """
      select audit_append('dlq_replay_dry_run', ?, 'dlq', null, jsonb_build_object('cost', ?::int), ?, 0, 0)
      """;

  private static final String REJECTED =
      """
      select audit_append('dlq_replay_rejected', ?, 'dlq', null,
        jsonb_build_object('code', ?::text, 'detail', ?::text), 0, 0, 0)
      """;

  private final Sql sql;

  /** Writes within the session. */
  public ReplayLog(Session session) {
    this.sql = new Sql(session);
  }

  /** A replay was started and completed. */
  public void done(GuardedRun run) {
    int matched = run.replayed() + run.failed();
    append("dlq_replay_started", run, matched, 0, 0);
    append("dlq_replay_completed", run, matched, run.replayed(), run.failed());
  }

  /** The key of a run came again, and nothing was done. */
  public void repeated(GuardedRun run) {
    append("dlq_replay_duplicate", run, 0, 0, 0);
  }

  /** A dry run counted so many, of which so many could be requeued. */
  public void priced(String tenantId, int matched, int cost) {
    sql.rows(PRICED, row -> row.getLong(1), tenantId, cost, matched);
  }

  /**
   * A call was refused.
   *
   * @param tenantId whose dead letters were asked for; null if that is not known
   * @param code why
   * @param detail why, in words
   */
  public void rejected(String tenantId, String code, String detail) {
    sql.rows(REJECTED, row -> row.getLong(1), tenantId, code, detail);
  }

  private void append(String action, GuardedRun run, int targets, int successes, int failures) {
    String target = IdKind.REPLAY.format(run.replayId());
    sql.rows(
        APPEND,
        row -> row.getLong(1),
        action,
        target,
        targets,
        successes,
        failures,
        run.replayId());
  }
}
