package dev.hookline.persistence.inbox;

import dev.hookline.persistence.work.StoreUnavailable;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;

/**
 * Inboxes and their messages. Every method is one statement, and throws {@link StoreUnavailable}.
 */
public final class InboxTable {
  private static final UUID TOP = new UUID(-1L, -1L);

  private final DataSource dataSource;

  /** The tables of the given database. */
  public InboxTable(DataSource dataSource) {
    this.dataSource = dataSource;
  }

  /**
   * Opens an inbox.
   *
   * @param token SHA-256 of its token: 32 bytes
   */
  public void open(byte[] token, String tenantId) {
    run(
        "insert into dev_inboxes (token_hash, tenant_id) values (?, ?)",
        insert -> {
          insert.setBytes(1, token);
          insert.setString(2, tenantId);
          return insert.executeUpdate();
        });
  }

  /** Whether the tenant has that inbox. */
  public boolean exists(byte[] token, String tenantId) {
    return run(
        "select 1 from dev_inboxes where token_hash = ? and tenant_id = ?",
        select -> {
          select.setBytes(1, token);
          select.setString(2, tenantId);
          try (ResultSet rows = select.executeQuery()) {
            return rows.next();
          }
        });
  }

  /** Keeps a message; false if there is no such inbox. */
  public boolean add(byte[] token, InboxMessage message) {
    return run(
            "insert into dev_inbox_messages"
                + " (message_id, token_hash, tenant_id, received_at, headers, body)"
                + " select ?, token_hash, tenant_id, ?, ?, ? from dev_inboxes where token_hash = ?",
            insert -> {
              insert.setObject(1, message.id());
              insert.setTimestamp(2, Timestamp.from(message.receivedAt()));
              insert.setString(3, message.headers());
              insert.setBytes(4, message.body());
              insert.setBytes(5, token);
              return insert.executeUpdate();
            })
        == 1;
  }

  /** Drops all but the newest messages; returns how many went. */
  public int keepNewest(byte[] token, int count) {
    return run(
        "delete from dev_inbox_messages where token_hash = ? and message_id <= ("
            + "select message_id from dev_inbox_messages where token_hash = ?"
            + " order by message_id desc offset ? limit 1)",
        delete -> {
          delete.setBytes(1, token);
          delete.setBytes(2, token);
          delete.setInt(3, count);
          return delete.executeUpdate();
        });
  }

  /**
   * Messages, newest first.
   *
   * @param before only older ones than this, or null for all
   * @param rows most messages wanted
   */
  public List<InboxMessage> list(byte[] token, UUID before, int rows) {
    return run(
        "select message_id, received_at, headers, body from dev_inbox_messages"
            + " where token_hash = ? and message_id < ? order by message_id desc limit ?",
        select -> {
          select.setBytes(1, token);
          select.setObject(2, before == null ? TOP : before);
          select.setInt(3, rows);
          List<InboxMessage> messages = new ArrayList<>();
          try (ResultSet found = select.executeQuery()) {
            while (found.next()) {
              messages.add(
                  new InboxMessage(
                      found.getObject(1, UUID.class),
                      found.getTimestamp(2).toInstant(),
                      found.getString(3),
                      found.getBytes(4)));
            }
          }
          return messages;
        });
  }

  private interface Act<T> {
    T on(PreparedStatement statement) throws SQLException;
  }

  private <T> T run(String sql, Act<T> act) {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement statement = connection.prepareStatement(sql)) {
      return act.on(statement);
    } catch (SQLException e) {
      throw StoreUnavailable.translate(e);
    }
  }
}
