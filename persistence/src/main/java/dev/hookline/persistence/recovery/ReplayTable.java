package dev.hookline.persistence.recovery;

import dev.hookline.persistence.audit.AuditAct;
import dev.hookline.persistence.audit.AuditLog;
import dev.hookline.persistence.outbox.Transitions;
import dev.hookline.persistence.sql.Statements;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;

/** Replays and their progress. */
public final class ReplayTable {
  private static final String COLUMNS =
      """
      select r.replay_id, r.tenant_id, r.mode, r.criteria, r.state, r.walked_to, r.matched, r.scheduled,
             (select count(*) from queue q where q.replay_id = r.replay_id), r.created_at, r.finished_at
      from replays r
      """;

  private static final String TAKE_OVER =
      """
      update replays set updated_at = now()
      where replay_id = (select replay_id from replays
                         where state = 'running' and updated_at < now() - ? * interval '1 millisecond'
                         order by updated_at limit 1 for update skip locked)
      returning replay_id, tenant_id
      """;

  private static final String CANCEL =
      """
      with stopped as (
        update replays set state = 'cancelled', finished_at = now(), updated_at = now()
        where tenant_id = ? and replay_id = ? and state = 'running'
      ),
      """
          + Transitions.cancel(
              "delete from queue where replay_id = ? and tenant_id = ? and owner is null returning"
                  + " *",
              "'the replay was cancelled'");

  private final DataSource dataSource;

  /** A table behind the given data source. */
  public ReplayTable(DataSource dataSource) {
    this.dataSource = dataSource;
  }

  /** Stores a new replay, running or, with its count known, dry. */
  public void insert(UUID replayId, String tenantId, String mode, String criteria)
      throws SQLException {
    Transactions.run(
        dataSource,
        connection -> {
          try (PreparedStatement statement =
              connection.prepareStatement(
                  "insert into replays (replay_id, tenant_id, mode, criteria, state)"
                      + " values (?, ?, ?, ?, 'running')")) {
            statement.setObject(1, replayId);
            statement.setString(2, tenantId);
            statement.setString(3, mode);
            statement.setString(4, criteria);
            statement.executeUpdate();
          }
          String target = replayId.toString();
          AuditLog.append(connection, AuditAct.done("replays.started", tenantId, target, criteria));
          return 1;
        });
  }

  /** Ends a running replay; false if it had ended. */
  public boolean finish(UUID replayId, String state, int matched) throws SQLException {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement statement =
            connection.prepareStatement(
                "update replays set state = ?, matched = greatest(matched, ?), finished_at = now(),"
                    + " updated_at = now() where replay_id = ? and state = 'running'")) {
      statement.setString(1, state);
      statement.setInt(2, matched);
      statement.setObject(3, replayId);
      return statement.executeUpdate() == 1;
    }
  }

  /** The tenant's replay of that id. */
  public Optional<ReplayRow> find(String tenantId, UUID replayId) throws SQLException {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement statement =
            connection.prepareStatement(COLUMNS + "where r.tenant_id = ? and r.replay_id = ?")) {
      statement.setString(1, tenantId);
      statement.setObject(2, replayId);
      try (ResultSet row = statement.executeQuery()) {
        return row.next() ? Optional.of(replay(row)) : Optional.empty();
      }
    }
  }

  /** The tenant's replays before the given id, or all of them if it is null, newest first. */
  public List<ReplayRow> list(String tenantId, UUID before, int limit) throws SQLException {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement statement =
            connection.prepareStatement(
                COLUMNS
                    + "where r.tenant_id = ? and (?::uuid is null or r.replay_id < ?)"
                    + " order by r.replay_id desc limit ?")) {
      statement.setString(1, tenantId);
      statement.setObject(2, before, Types.OTHER);
      statement.setObject(3, before, Types.OTHER);
      statement.setInt(4, limit);
      List<ReplayRow> rows = new ArrayList<>();
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          rows.add(replay(row));
        }
      }
      return rows;
    }
  }

  /** Takes over a running replay that nobody drove on for the given time. */
  public Optional<ReplayRow> takeOver(Duration idle) throws SQLException {
    String tenantId;
    UUID replayId;
    try (Connection connection = dataSource.getConnection();
        PreparedStatement statement = connection.prepareStatement(TAKE_OVER)) {
      statement.setLong(1, idle.toMillis());
      try (ResultSet row = statement.executeQuery()) {
        if (!row.next()) {
          return Optional.empty();
        }
        replayId = row.getObject(1, UUID.class);
        tenantId = row.getString(2);
      }
    }
    return find(tenantId, replayId);
  }

  /** Stops a replay and cancels what of it still waits; returns how many deliveries that were. */
  public int cancel(String tenantId, UUID replayId) throws SQLException {
    return Transactions.run(
        dataSource,
        connection -> {
          int cancelled =
              Statements.update(connection, CANCEL, tenantId, replayId, replayId, tenantId);
          String target = replayId.toString();
          AuditLog.append(
              connection,
              new AuditAct(
                  "replays.cancelled", tenantId, target, null, null, cancelled, cancelled, 0));
          return cancelled;
        });
  }

  private static ReplayRow replay(ResultSet row) throws SQLException {
    Timestamp finished = row.getTimestamp(11);
    return new ReplayRow(
        row.getObject(1, UUID.class),
        row.getString(2),
        row.getString(3),
        row.getString(4),
        row.getString(5),
        row.getObject(6, UUID.class),
        row.getInt(7),
        row.getInt(8),
        row.getInt(9),
        row.getTimestamp(10).toInstant(),
        finished == null ? null : finished.toInstant());
  }
}
