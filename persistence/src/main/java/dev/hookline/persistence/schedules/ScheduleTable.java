package dev.hookline.persistence.schedules;

import dev.hookline.persistence.sql.Columns;
import dev.hookline.persistence.sql.Statements;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;

/** The table of schedules. What is due goes by the caller's clock, leases by the database's. */
public final class ScheduleTable {
  private static final String SELECT =
      """
      select name, plan, enabled, next_at, node, coalesce(lease_until < now(), false) as abandoned,
             last_started_at, last_finished_at, last_outcome
      from schedules
      """;

  /** Whoever comes second finds another next_at or a node. */
  private static final String CLAIM =
      """
      update schedules
      set node = ?, lease_until = now() + ? * interval '1 millisecond', next_at = ?::timestamptz,
          last_started_at = ?::timestamptz
      where name = ? and enabled and plan = ? and next_at is not distinct from ?::timestamptz
        and (node is null or lease_until < now())
      """;

  private static final String RENEW =
      "update schedules set lease_until = now() + ? * interval '1 millisecond'"
          + " where name = ? and node = ?";
  private static final String FINISH =
      "update schedules set node = null, lease_until = null, last_finished_at = ?::timestamptz,"
          + " last_outcome = ? where name = ? and node = ?";
  private static final String HAND_BACK =
      "update schedules set lease_until = now() - interval '1 millisecond' where node = ?";
  private static final String PLAN_NEXT =
      "update schedules set next_at = ?::timestamptz where name = ? and plan = ? and enabled"
          + " and next_at is null and node is null";
  private static final String DUE_AFTER =
      "update schedules set next_at = ?::timestamptz where plan = ? and enabled";
  private static final String CHANGE =
      """
      update schedules
      set plan = ?, enabled = ?, next_at = ?::timestamptz, updated_at = now(),
          node = case when lease_until < now() then null else node end,
          lease_until = case when lease_until < now() then null else lease_until end
      where name = ?
      """;

  private final DataSource dataSource;

  /** A table behind the given data source. */
  public ScheduleTable(DataSource dataSource) {
    this.dataSource = dataSource;
  }

  /** All schedules, by name. */
  public List<StoredSchedule> all() throws SQLException {
    return Statements.rows(dataSource, SELECT + " order by name", ScheduleTable::schedule);
  }

  /** One of them. */
  public Optional<StoredSchedule> find(String name) throws SQLException {
    return Statements.rows(dataSource, SELECT + " where name = ?", ScheduleTable::schedule, name)
        .stream()
        .findFirst();
  }

  /**
   * Takes a schedule to run it.
   *
   * @param seen as it was looked at; who looked at something older does not get it
   * @param node who takes it
   * @param lease how long it is the node's without a {@link #renew}
   * @param next when it is due again, or null
   * @return whether it is the node's now
   */
  public boolean claim(StoredSchedule seen, String node, Duration lease, Instant now, Instant next)
      throws SQLException {
    return Statements.update(
            dataSource,
            CLAIM,
            node,
            lease.toMillis(),
            utc(next),
            utc(now),
            seen.name(),
            seen.plan(),
            utc(seen.nextAt()))
        == 1;
  }

  /** Lengthens the lease; false if it is another node's by now. */
  public boolean renew(String name, String node, Duration lease) throws SQLException {
    return Statements.update(dataSource, RENEW, lease.toMillis(), name, node) == 1;
  }

  /** Notes the end; false if it is another node's by now. */
  public boolean finish(String name, String node, Instant now, String outcome) throws SQLException {
    return Statements.update(dataSource, FINISH, utc(now), outcome, name, node) == 1;
  }

  /** Lets others take at once what the node runs: it ends. */
  public void handBack(String node) throws SQLException {
    Statements.update(dataSource, HAND_BACK, node);
  }

  /** Notes when a schedule is due of which it was not known. */
  public void planNext(StoredSchedule seen, Instant next) throws SQLException {
    Statements.update(dataSource, PLAN_NEXT, utc(next), seen.name(), seen.plan());
  }

  /** Makes due what has exactly this plan. */
  public void due(String plan, Instant at) throws SQLException {
    Statements.update(dataSource, DUE_AFTER, utc(at), plan);
  }

  /**
   * Changes a schedule; one that runs goes on.
   *
   * @param next when it is due, or null
   */
  public void change(String name, String plan, boolean enabled, Instant next) throws SQLException {
    Statements.update(dataSource, CHANGE, plan, enabled, utc(next), name);
  }

  private static StoredSchedule schedule(ResultSet row) throws SQLException {
    return new StoredSchedule(
        row.getString("name"),
        row.getString("plan"),
        row.getBoolean("enabled"),
        Columns.instant(row, "next_at"),
        row.getString("node"),
        row.getBoolean("abandoned"),
        new StoredSchedule.Last(
            Columns.instant(row, "last_started_at"),
            Columns.instant(row, "last_finished_at"),
            row.getString("last_outcome")));
  }

  private static OffsetDateTime utc(Instant moment) {
    return moment == null ? null : moment.atOffset(ZoneOffset.UTC);
  }
}
