package dev.hookline.persistence.recovery;

import dev.hookline.persistence.outbox.Transitions;
import dev.hookline.persistence.sql.Statements;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import javax.sql.DataSource;

/** Failed deliveries in bulk: counted, requeued if they are dead, made due now if they wait. */
public final class FailedDeliveries {
  private static final String WHERE =
      """
       where d.tenant_id = ? and d.event_id > ? and d.event_id < ?
         and (cardinality(?::uuid[]) = 0 or d.event_id = any (?::uuid[]))
         and (?::text is null or (d.topic || '.') ~ ?)
         and (?::uuid is null or d.endpoint_id = ?::uuid)
         and (?::int is null or d.last_status = ?::int)
      """;

  private static final String DEAD =
      " from dead_letters d"
          + WHERE
          + " and d.dead_at >= to_timestamp(?::bigint / 1000.0)"
          + " and d.dead_at < to_timestamp(?::bigint / 1000.0) and "
          + Transitions.POSSIBLE;

  /** Not those in flight: they are tried this very moment. */
  private static final String WAITING =
      " from queue d"
          + WHERE
          + " and d.owner is null and d.attempts > d.attempts_before and d.due_at > now()";

  private static final String COUNT =
      "select endpoint_id, count(*) from (select d.endpoint_id %s limit ?) s group by endpoint_id";

  private static final String REQUEUE =
      Transitions.requeue(
          "select delivery_id" + DEAD + " order by delivery_id limit ? for update skip locked",
          "?");

  private static final String HURRY =
      """
      with picked as materialized (
        select d.delivery_id %s and d.delivery_id > ? order by d.delivery_id limit ?
        for update skip locked
      ), hurried as (
        update queue q set due_at = now() from picked p where q.delivery_id = p.delivery_id
        returning q.delivery_id
      )
      select delivery_id from hurried order by delivery_id
      """
          .formatted(WAITING);

  /** The last millisecond of the year 9999. */
  private static final long NEVER = 253_402_300_799_999L;

  private final DataSource dataSource;

  /** Failed deliveries behind the given data source. */
  public FailedDeliveries(DataSource dataSource) {
    this.dataSource = dataSource;
  }

  /**
   * One step over waiting ones.
   *
   * @param count how many were made due; negative if the replay was cancelled
   * @param last the last of them, or null if there was none
   */
  public record Step(int count, UUID last) {}

  /** How many dead letters could be requeued, by endpoint; counts at most so many. */
  public Map<UUID, Integer> countDead(String tenantId, FailedSelection selection, int most)
      throws SQLException {
    return count(
        DEAD, values(tenantId, selection, selection.diedSince().toEpochMilli(), end(null), most));
  }

  /** How many wait for a later attempt, by endpoint; counts at most so many. */
  public Map<UUID, Integer> countWaiting(String tenantId, FailedSelection selection, int most)
      throws SQLException {
    return count(WAITING, values(tenantId, selection, most));
  }

  /**
   * Requeues the next dead letters of the selection that died before the replay began, so that what
   * dies again is not requeued again; returns how many, or -1 if the replay was cancelled.
   */
  public int requeue(ReplayRow replay, FailedSelection selection, int limit) throws SQLException {
    Object[] values =
        values(
            replay.tenantId(),
            selection,
            selection.diedSince().toEpochMilli(),
            end(replay.createdAt()),
            limit,
            replay.replayId());
    return Transactions.run(
        dataSource,
        connection -> {
          int requeued = Statements.update(connection, REQUEUE, values);
          return Progress.note(connection, replay, requeued, requeued, null) ? requeued : -1;
        });
  }

  /**
   * Makes the next waiting ones of the selection due now.
   *
   * @param after only those behind this delivery
   */
  public Step hurry(ReplayRow replay, FailedSelection selection, UUID after, int limit)
      throws SQLException {
    List<UUID> hurried = new ArrayList<>();
    int count =
        Transactions.run(
            dataSource,
            connection -> {
              hurried.addAll(
                  Statements.rows(
                      connection,
                      HURRY,
                      row -> row.getObject(1, UUID.class),
                      values(replay.tenantId(), selection, after, limit)));
              UUID last = hurried.isEmpty() ? null : hurried.getLast();
              return Progress.note(connection, replay, hurried.size(), hurried.size(), last)
                  ? hurried.size()
                  : -1;
            });
    return new Step(count, hurried.isEmpty() ? null : hurried.getLast());
  }

  private Map<UUID, Integer> count(String which, Object[] values) throws SQLException {
    Map<UUID, Integer> counts = new HashMap<>();
    Statements.rows(
        dataSource,
        COUNT.formatted(which),
        row -> counts.put(row.getObject(1, UUID.class), row.getInt(2)),
        values);
    return counts;
  }

  /** Behind the moment, which the database knows more finely than milliseconds. */
  private static long end(Instant moment) {
    return moment == null ? NEVER : moment.toEpochMilli() + 1;
  }

  private static Object[] values(String tenantId, FailedSelection selection, Object... more) {
    String events =
        selection.events().stream().map(UUID::toString).collect(Collectors.joining(",", "{", "}"));
    List<Object> values =
        new ArrayList<>(Arrays.asList(tenantId, selection.after(), selection.before()));
    values.addAll(Arrays.asList(events, events, selection.topic(), selection.topic()));
    values.addAll(Arrays.asList(selection.endpointId(), selection.endpointId()));
    values.addAll(Arrays.asList(selection.lastStatus(), selection.lastStatus()));
    values.addAll(Arrays.asList(more));
    return values.toArray();
  }
}
