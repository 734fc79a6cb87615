package dev.hookline.persistence.recovery;

import dev.hookline.persistence.sql.Statements;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;

/**
 * Finds endpoints that fail for days: a delivery of that long ago failed and is still no success,
 * one failed lately, and none succeeded in between.
 *
 * <p>Nothing is counted while sending. The evidence is in the dead letters, and in the first
 * thousand deliveries that wait for the endpoint; only for who has evidence is the history asked
 * for a success. One node at a time looks: the others find nothing meanwhile.
 */
public final class FailingEndpoints {
  /** A success may be one of a delivery that was made long before, by a long schedule. */
  private static final int LONGEST_SCHEDULE_DAYS = 14;

  private static final int MOST = 100;

  private static final String FIND =
      """
      with turn as materialized (
        select pg_try_advisory_xact_lock(hashtext('hookline.failing')) as mine,
               now() - ? * interval '1 day' as beginning, now() - ? * interval '1 day' as earliest,
               now() - ? * interval '1 day' as history
      ), suspects as materialized (
        select e.endpoint_id, e.tenant_id, t.beginning, t.history
        from turn t cross join endpoints e
        cross join lateral (
          select count(*) filter (where q.delivery_id < uuid7_floor(t.beginning)
                                    and q.delivery_id >= uuid7_floor(t.earliest)) as old, count(*) as young
          from (select delivery_id, attempts, attempts_before from queue
                where endpoint_id = e.endpoint_id and owner is null limit 1000) q
          where q.attempts > q.attempts_before) waiting
        where t.mine and e.enabled and coalesce(e.enabled_at, e.created_at) < t.beginning
          and (waiting.old > 0 or exists (
            select from dead_letters l
            where l.endpoint_id = e.endpoint_id and l.attempts > 0
              and l.delivery_id < uuid7_floor(t.beginning) and l.delivery_id >= uuid7_floor(t.earliest)))
          and (waiting.young > 0 or exists (
            select from dead_letters l
            where l.endpoint_id = e.endpoint_id and l.attempts > 0
              and l.delivery_id >= uuid7_floor(t.earliest) and l.dead_at > t.beginning))
      )
      select endpoint_id, tenant_id from suspects s
      where (select count(*) from (
               select from deliveries d
               where d.tenant_id = s.tenant_id and d.endpoint_id = s.endpoint_id and d.state = 'success'
                 and d.delivery_id >= uuid7_floor(s.history) and d.finished_at > s.beginning
               limit 1) one) = 0
      order by endpoint_id limit ?
      """;

  private final DataSource dataSource;

  /** Endpoints behind the given data source. */
  public FailingEndpoints(DataSource dataSource) {
    this.dataSource = dataSource;
  }

  /** An endpoint that fails. */
  public record Failing(String tenantId, UUID endpointId) {}

  /**
   * Enabled endpoints that fail for so many days, at most {@value #MOST}; empty also while another
   * node looks.
   *
   * @param days 1 or more; an endpoint that was made or enabled later than that is not found
   */
  public List<Failing> find(int days) throws SQLException {
    return Statements.rows(
        dataSource,
        FIND,
        row -> new Failing(row.getString(2), row.getObject(1, UUID.class)),
        days,
        2 * days,
        days + LONGEST_SCHEDULE_DAYS,
        MOST);
  }
}
