package dev.hookline.persistence.ledger;

import dev.hookline.persistence.sql.Columns;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;

/** The events of a tenant. */
public final class EventLedger {
  private static final String ENTRY =
      "select event_id, topic, priority, octet_length(payload) as payload_bytes, created_at,"
          + " occurred_at, deliver_at, idempotency_key";
  private static final String LIST = ENTRY + " from events where tenant_id = ?";
  private static final String FIND =
      ENTRY
          + ", payload, channels, metadata, traceparent, tracestate, retry from events"
          + " where tenant_id = ?";

  private final DataSource dataSource;

  /**
   * An event with all that its publisher sent.
   *
   * @param payload JSON text as it arrived
   * @param channels JSON array, or null
   * @param metadata JSON object, or null
   * @param traceparent or null
   * @param tracestate or null
   * @param retry JSON of what it overrides of its endpoints' retries, or null
   */
  public record Content(
      EventEntry entry,
      byte[] payload,
      String channels,
      String metadata,
      String traceparent,
      String tracestate,
      String retry) {}

  /** A ledger behind the given data source. */
  public EventLedger(DataSource dataSource) {
    this.dataSource = dataSource;
  }

  /**
   * The events of the span, newest first.
   *
   * @param topic of this topic only, or null
   */
  public List<EventEntry> list(String tenantId, String topic, Span span) throws SQLException {
    Query query = new Query(LIST, tenantId).and("topic = ?", topic);
    return span.bound(query, "event_id").read(dataSource, EventLedger::entry);
  }

  /** The event of that id, if it is the tenant's. */
  public Optional<Content> find(String tenantId, UUID eventId) throws SQLException {
    return new Query(FIND, tenantId)
        .and("event_id = ?", eventId).read(dataSource, EventLedger::content).stream().findFirst();
  }

  private static EventEntry entry(ResultSet row) throws SQLException {
    return new EventEntry(
        Columns.uuid(row, "event_id"),
        row.getString("topic"),
        row.getInt("priority"),
        row.getInt("payload_bytes"),
        Columns.instant(row, "created_at"),
        Columns.instant(row, "occurred_at"),
        Columns.instant(row, "deliver_at"),
        row.getString("idempotency_key"));
  }

  private static Content content(ResultSet row) throws SQLException {
    return new Content(
        entry(row),
        row.getBytes("payload"),
        row.getString("channels"),
        row.getString("metadata"),
        row.getString("traceparent"),
        row.getString("tracestate"),
        row.getString("retry"));
  }
}
