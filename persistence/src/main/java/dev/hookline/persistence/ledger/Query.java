package dev.hookline.persistence.ledger;

import dev.hookline.persistence.outbox.DeliveryState;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/** A select that grows by the conditions that are asked for. */
final class Query {
  private final StringBuilder sql;
  private final List<Object> parameters = new ArrayList<>();

  /** Reads the row that the result set stands at. */
  interface Row<T> {
    T read(ResultSet row) throws SQLException;
  }

  /**
   * @param select up to and including {@code where tenant_id = ?}
   */
  Query(String select, String tenantId) {
    sql = new StringBuilder(select);
    parameters.add(tenantId);
  }

  /** Adds the condition, which has one parameter; without a value it is left out. */
  Query and(String condition, Object value) {
    if (value != null) {
      sql.append(" and ").append(condition);
      parameters.add(value);
    }
    return this;
  }

  /**
   * Adds a condition on the state; null is none. It is all text, and says twice what it means, so
   * that the planner leaves out the tables that cannot hold the state.
   */
  Query and(DeliveryState state) {
    if (state != null) {
      boolean waits = state == DeliveryState.PENDING || state == DeliveryState.FAILED;
      sql.append(" and state = '").append(state.wireName());
      sql.append(waits ? "' and finished_at is null" : "' and finished_at is not null");
    }
    return this;
  }

  Query newestFirst(String idColumn, int rows) {
    sql.append(" order by ").append(idColumn).append(" desc limit ?");
    parameters.add(rows);
    return this;
  }

  <T> List<T> read(DataSource dataSource, Row<T> row) throws SQLException {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement statement = connection.prepareStatement(sql.toString())) {
      for (int i = 0; i < parameters.size(); i++) {
        statement.setObject(i + 1, parameters.get(i));
      }
      try (ResultSet rows = statement.executeQuery()) {
        List<T> found = new ArrayList<>();
        while (rows.next()) {
          found.add(row.read(rows));
        }
        return found;
      }
    }
  }
}
