package dev.hookline.persistence.ledger;

import dev.hookline.persistence.outbox.DeliveryState;
import dev.hookline.persistence.sql.Statements;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/** A select that grows by the conditions that are asked for. */
final class Query {
  private final StringBuilder sql;
  private final List<Object> parameters = new ArrayList<>();

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

  /** Adds a condition on the state; null is none. */
  Query and(DeliveryState state) {
    if (state != null) {
      sql.append(" and ").append(state.condition());
    }
    return this;
  }

  Query newestFirst(String idColumn, int rows) {
    sql.append(" order by ").append(idColumn).append(" desc limit ?");
    parameters.add(rows);
    return this;
  }

  <T> List<T> read(DataSource dataSource, Statements.Reader<T> row) throws SQLException {
    return Statements.rows(dataSource, sql.toString(), row, parameters.toArray());
  }
}
