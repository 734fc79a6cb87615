package dev.hookline.persistence.audit;

import dev.hookline.persistence.audit.AuditVerdict.Why;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HexFormat;

/**
 * One walk along the chain, from the first entry to what the end of the chain says. The hashes are
 * computed here and not by the database.
 */
final class ChainWalk {
  private static final byte[] BEGINNING =
      sha256().digest("hookline audit".getBytes(StandardCharsets.UTF_8));
  private static final int ROWS_A_FETCH = 1_000;

  // One statement: entries that come meanwhile are in neither part of it.
  private static final String CHAIN =
      "select seq, prev_hash, hash, audit_text(entry) from audit_logs entry"
          + " union all select null, (count::text)::bytea, hash, null from audit_chain"
          + " order by seq nulls last";

  private final Connection connection;
  private long seq;
  private byte[] last = BEGINNING;

  ChainWalk(Connection connection) {
    this.connection = connection;
  }

  AuditVerdict walk() throws SQLException {
    connection.setAutoCommit(false); // or all rows would come at once
    try (PreparedStatement statement = connection.prepareStatement(CHAIN)) {
      statement.setFetchSize(ROWS_A_FETCH);
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          AuditVerdict found = row.getString(4) == null ? end(row) : step(row);
          if (found != null) {
            return found;
          }
        }
      }
    } finally {
      connection.rollback();
      connection.setAutoCommit(true);
    }
    return new AuditVerdict.Broken(seq + 1, Why.REMOVED);
  }

  private AuditVerdict step(ResultSet row) throws SQLException {
    long expected = seq + 1;
    seq = row.getLong(1);
    if (seq != expected) {
      return new AuditVerdict.Broken(Math.min(seq, expected), Why.REMOVED);
    }
    byte[] linked = row.getBytes(2);
    byte[] hash = row.getBytes(3);
    if (!MessageDigest.isEqual(linked, last)) {
      return new AuditVerdict.Broken(seq, follows(linked) ? Why.REORDERED : Why.EDITED);
    }
    MessageDigest digest = sha256();
    digest.update(last);
    last = digest.digest(row.getString(4).getBytes(StandardCharsets.UTF_8));
    return MessageDigest.isEqual(last, hash) ? null : new AuditVerdict.Broken(seq, Why.EDITED);
  }

  private AuditVerdict end(ResultSet row) throws SQLException {
    long count = Long.parseLong(new String(row.getBytes(2), StandardCharsets.US_ASCII));
    if (count > seq) {
      return new AuditVerdict.Broken(seq + 1, Why.REMOVED);
    }
    if (count < seq) {
      return new AuditVerdict.Broken(count + 1, Why.ADDED);
    }
    return MessageDigest.isEqual(row.getBytes(3), last)
        ? new AuditVerdict.Intact(count, HexFormat.of().formatHex(last))
        : new AuditVerdict.Broken(seq, Why.EDITED);
  }

  // An entry that names another one as the one before it was moved; one that names none was edited.
  private boolean follows(byte[] linked) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(
            "select from audit_logs where hash = ? union all select where ? = ?")) {
      statement.setBytes(1, linked);
      statement.setBytes(2, linked);
      statement.setBytes(3, BEGINNING);
      try (ResultSet row = statement.executeQuery()) {
        return row.next();
      }
    }
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
