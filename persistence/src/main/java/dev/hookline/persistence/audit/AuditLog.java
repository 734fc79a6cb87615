package dev.hookline.persistence.audit;

import dev.hookline.persistence.sql.Statements;
import dev.hookline.persistence.work.Session;
import jakarta.persistence.EntityManager;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/** The log of who did what. It can be read and added to, by anybody and for ever; nothing else. */
public final class AuditLog {
  private static final String APPEND = "select audit_append(?, ?, ?, ?::jsonb, ?::jsonb, ?, ?, ?)";
  private static final String COLUMNS =
      "select seq, created_at, actor, role, address, action, tenant_id, target, before, after,"
          + " reason, target_count, success_count, failure_count, encode(hash, 'hex')"
          + " from audit_logs where ";

  private final DataSource dataSource;

  /** A log behind the given data source. */
  public AuditLog(DataSource dataSource) {
    this.dataSource = dataSource;
  }

  /** Appends an entry in a transaction of its own; returns its place in the chain. */
  public long append(AuditAct act) throws SQLException {
    try (Connection connection = dataSource.getConnection()) {
      return append(connection, act);
    }
  }

  /**
   * Appends an entry in the given transaction, which should end soon: others wait for their turn.
   *
   * @return its place in the chain
   */
  public static long append(Connection connection, AuditAct act) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(APPEND)) {
      statement.setString(1, act.action());
      statement.setString(2, act.tenantId());
      statement.setString(3, act.target());
      statement.setString(4, act.before());
      statement.setString(5, act.after());
      statement.setInt(6, act.targets());
      statement.setInt(7, act.successes());
      statement.setInt(8, act.failures());
      try (ResultSet row = statement.executeQuery()) {
        row.next();
        return row.getLong(1);
      }
    }
  }

  /** As {@link #append(Connection, AuditAct)}, in a unit of work. */
  public static long append(Session session, AuditAct act) throws SQLException {
    EntityManager entities = session.entities();
    return append(entities.unwrap(Connection.class), act);
  }

  /**
   * The entries that the filter wants, newest first.
   *
   * @param before only entries older than this one
   * @param rows most entries wanted
   */
  public List<AuditEntry> newest(AuditFilter filter, long before, int rows) throws SQLException {
    return read(filter, "seq < ?", before, " order by seq desc limit ?", rows);
  }

  /**
   * The entries that the filter wants, oldest first.
   *
   * @param after only entries newer than this one; 0 for all
   * @param rows most entries wanted
   */
  public List<AuditEntry> oldest(AuditFilter filter, long after, int rows) throws SQLException {
    return read(filter, "seq > ?", after, " order by seq limit ?", rows);
  }

  /** Walks along the whole chain. */
  public AuditVerdict verify() throws SQLException {
    try (Connection connection = dataSource.getConnection()) {
      return new ChainWalk(connection).walk();
    }
  }

  private List<AuditEntry> read(AuditFilter filter, String place, long seq, String order, int rows)
      throws SQLException {
    StringBuilder sql = new StringBuilder(COLUMNS).append(place);
    List<Object> values = new ArrayList<>(List.of(seq));
    condition(sql, values, " and actor = ?", filter.actor());
    condition(sql, values, " and action = ?", filter.action());
    condition(sql, values, " and tenant_id = ?", filter.tenantId());
    condition(sql, values, " and target = ?", filter.target());
    condition(sql, values, " and created_at >= ?", timestamp(filter.from()));
    condition(sql, values, " and created_at < ?", timestamp(filter.to()));
    values.add(rows);
    return Statements.rows(
        dataSource, sql.append(order).toString(), AuditLog::entry, values.toArray());
  }

  private static void condition(
      StringBuilder sql, List<Object> values, String condition, Object value) {
    if (value != null) {
      sql.append(condition);
      values.add(value);
    }
  }

  private static Timestamp timestamp(Instant moment) {
    return moment == null ? null : Timestamp.from(moment);
  }

  private static AuditEntry entry(ResultSet row) throws SQLException {
    return new AuditEntry(
        row.getLong(1),
        row.getTimestamp(2).toInstant(),
        row.getString(3),
        row.getString(4),
        row.getString(5),
        row.getString(6),
        row.getString(7),
        row.getString(8),
        row.getString(9),
        row.getString(10),
        row.getString(11),
        new AuditEntry.Counts(row.getInt(12), row.getInt(13), row.getInt(14)),
        row.getString(15));
  }
}
