package dev.hookline.persistence.outbox;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import javax.sql.DataSource;

/** The switches that every node obeys. */
public final class ModeTable {
  private final DataSource dataSource;

  /** A table behind the given data source. */
  public ModeTable(DataSource dataSource) {
    this.dataSource = dataSource;
  }

  /** Whether deliveries are held back everywhere. */
  public boolean outboxPaused() throws SQLException {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement statement =
            connection.prepareStatement("select value from modes where mode = 'outbox_paused'");
        ResultSet row = statement.executeQuery()) {
      return row.next() && row.getBoolean(1);
    }
  }

  /** Holds deliveries back everywhere, or lets them leave again. */
  public void setOutboxPaused(boolean value, String reason, String who) throws SQLException {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement statement =
            connection.prepareStatement(
                "update modes set value = ?, reason = ?, changed_by = ?, changed_at = now()"
                    + " where mode = 'outbox_paused'")) {
      statement.setBoolean(1, value);
      statement.setString(2, reason);
      statement.setString(3, who);
      statement.executeUpdate();
    }
  }
}
