package dev.hookline.persistence.guarded;

import dev.hookline.persistence.outbox.Transitions;
import dev.hookline.persistence.work.Session;
import dev.hookline.persistence.work.Sql;
import java.util.UUID;

/** Counts and requeues dead letters, within one unit of work. */
public final class DeadRequeue {
  private static final String MATCHING =
      """
      select delivery_id from dead_letters d
      where d.tenant_id = ?
        and (?::uuid is null or d.endpoint_id = ?::uuid)
        and (?::text is null or d.topic = ?::text)
        and (?::text is null or d.reason = ?::text)
        and d.dead_at <= now() - ? * interval '1 millisecond'
      """;

  private static final String REQUEUE =
      Transitions.requeue(
          MATCHING
              + " and "
              + Transitions.POSSIBLE
              + " order by d.delivery_id limit ? for update skip locked",
          "?");

  /** Makes the run visible where every other replay is: its progress, its cancelling. */
  private static final String NOTE =
      """
      insert into replays (replay_id, tenant_id, mode, criteria, state, matched, scheduled, finished_at)
      values (?, ?, 'failed_only', ?, 'done', ?, ?, now())
      """;

  private final Sql sql;

  /** Works within the session. */
  public DeadRequeue(Session session) {
    this.sql = new Sql(session);
  }

  /** How many could be requeued now, at most the selection's maximum. */
  public int possible(DeadSelection selection) {
    return count(MATCHING + " and " + Transitions.POSSIBLE, selection, selection.max());
  }

  /**
   * How many match and cannot be delivered any more, because their endpoint or their event is gone.
   *
   * @param most where counting stops
   */
  public int impossible(DeadSelection selection, int most) {
    return count(MATCHING + " and not (" + Transitions.POSSIBLE + ")", selection, most);
  }

  /** Requeues, each with a full set of attempts; returns how many. */
  public int requeue(DeadSelection selection, UUID replayId) {
    return sql.update(REQUEUE, values(selection, selection.max(), replayId));
  }

  /**
   * Lists the run among the replays.
   *
   * @param criteria what was asked, as JSON
   */
  public void note(GuardedRun run, String criteria) {
    sql.update(
        NOTE,
        run.replayId(),
        run.tenantId(),
        criteria,
        run.replayed() + run.failed(),
        run.replayed());
  }

  private int count(String which, DeadSelection selection, int most) {
    return sql.rows(
            "select count(*) from (" + which + " limit ?) s",
            row -> row.getInt(1),
            values(selection, most))
        .getFirst();
  }

  private static Object[] values(DeadSelection selection, int limit, Object... more) {
    Object[] values = new Object[9 + more.length];
    values[0] = selection.tenantId();
    values[1] = selection.endpointId();
    values[2] = selection.endpointId();
    values[3] = selection.topic();
    values[4] = selection.topic();
    values[5] = selection.reason();
    values[6] = selection.reason();
    values[7] = selection.olderThanMillis();
    values[8] = limit;
    System.arraycopy(more, 0, values, 9, more.length);
    return values;
  }
}
