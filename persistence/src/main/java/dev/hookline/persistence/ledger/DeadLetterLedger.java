package dev.hookline.persistence.ledger;

import dev.hookline.persistence.sql.Columns;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;

/** The dead letters of a tenant. */
public final class DeadLetterLedger {
  private static final String LIST =
      "select delivery_id, event_id, endpoint_id, topic, priority, attempts, reason, last_status,"
          + " last_error, dead_at from dead_letters where tenant_id = ?";

  private final DataSource dataSource;

  /** A ledger behind the given data source. */
  public DeadLetterLedger(DataSource dataSource) {
    this.dataSource = dataSource;
  }

  /**
   * Dead letters, newest delivery first.
   *
   * @param endpointId of this endpoint only, or null
   */
  public List<DeadLetterEntry> list(String tenantId, UUID endpointId, Span span)
      throws SQLException {
    Query query = new Query(LIST, tenantId).and("endpoint_id = ?", endpointId);
    return span.bound(query, "delivery_id").read(dataSource, DeadLetterLedger::entry);
  }

  /** Those of an event, newest first; at most {@value DeliveryLedger#MAX_OF_EVENT}. */
  public List<DeadLetterEntry> ofEvent(String tenantId, UUID eventId) throws SQLException {
    return new Query(LIST, tenantId)
        .and("event_id = ?", eventId)
        .newestFirst("delivery_id", DeliveryLedger.MAX_OF_EVENT)
        .read(dataSource, DeadLetterLedger::entry);
  }

  private static DeadLetterEntry entry(ResultSet row) throws SQLException {
    return new DeadLetterEntry(
        Columns.uuid(row, "delivery_id"),
        Columns.uuid(row, "event_id"),
        Columns.uuid(row, "endpoint_id"),
        row.getString("topic"),
        row.getInt("priority"),
        row.getInt("attempts"),
        row.getString("reason"),
        Columns.number(row, "last_status"),
        row.getString("last_error"),
        Columns.instant(row, "dead_at"));
  }
}
