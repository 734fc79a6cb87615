package dev.hookline.persistence.outbox;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;

/** What a claim reads of the queue; the payload is read once it is known to fit. */
record LeasedRow(
    UUID deliveryId,
    String tenantId,
    UUID eventId,
    UUID endpointId,
    String topic,
    int priority,
    int attempts,
    int attemptsBefore,
    byte[] body) {
  /** The columns of {@code queue q} that {@link #read} expects, and no others before them. */
  static final String COLUMNS =
      """
      q.delivery_id, q.tenant_id, q.event_id, q.endpoint_id, q.topic, q.priority,
      q.attempts, q.attempts_before, q.body
      """;

  static LeasedRow read(ResultSet row) throws SQLException {
    return new LeasedRow(
        row.getObject(1, UUID.class),
        row.getString(2),
        row.getObject(3, UUID.class),
        row.getObject(4, UUID.class),
        row.getString(5),
        row.getInt(6),
        row.getInt(7),
        row.getInt(8),
        row.getBytes(9));
  }
}
