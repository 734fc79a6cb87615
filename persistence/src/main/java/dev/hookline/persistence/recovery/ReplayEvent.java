package dev.hookline.persistence.recovery;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;

/**
 * An event to be routed anew.
 *
 * @param channels JSON array, or null
 */
public record ReplayEvent(
    UUID eventId, String topic, int priority, byte[] payload, String channels) {
  /** The columns of {@code events} that {@link #read} expects, and no others before them. */
  static final String COLUMNS = "event_id, topic, priority, payload, channels";

  static ReplayEvent read(ResultSet row) throws SQLException {
    return new ReplayEvent(
        row.getObject(1, UUID.class),
        row.getString(2),
        row.getInt(3),
        row.getBytes(4),
        row.getString(5));
  }
}
