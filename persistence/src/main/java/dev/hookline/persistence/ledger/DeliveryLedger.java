package dev.hookline.persistence.ledger;

import dev.hookline.persistence.id.Uuid7;
import dev.hookline.persistence.outbox.DeliveryState;
import dev.hookline.persistence.sql.Columns;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;

/** The deliveries of a tenant, wherever they are. */
public final class DeliveryLedger {
  /** Most deliveries shown with one event. */
  public static final int MAX_OF_EVENT = 1_000;

  private static final String LIST = "select * from delivery_log where tenant_id = ?";
  private static final String ATTEMPTS = "select * from attempts where tenant_id = ?";

  /**
   * Clocks of nodes may differ: a delivery's id may be older than its event's by no more than this.
   */
  private static final long CLOCKS_DIFFER_MILLIS = Duration.ofHours(1).toMillis();

  private final DataSource dataSource;

  /**
   * Which deliveries; null means any.
   *
   * @param priority 0 high, 1 medium, 2 low
   */
  public record Filter(UUID eventId, UUID endpointId, DeliveryState state, Integer priority) {}

  /** A ledger behind the given data source. */
  public DeliveryLedger(DataSource dataSource) {
    this.dataSource = dataSource;
  }

  /** Those that pass the filter, newest first. */
  public List<DeliveryEntry> list(String tenantId, Filter filter, Span span) throws SQLException {
    Query query =
        new Query(LIST, tenantId)
            .and("event_id = ?", filter.eventId())
            .and("endpoint_id = ?", filter.endpointId())
            .and("priority = ?", filter.priority())
            .and(filter.state());
    return span.bound(query, "delivery_id").read(dataSource, DeliveryLedger::entry);
  }

  /** Those of an event, replays included, newest first; at most {@value #MAX_OF_EVENT}. */
  public List<DeliveryEntry> ofEvent(String tenantId, UUID eventId) throws SQLException {
    long earliest = Math.max(0, Uuid7.millisOf(eventId) - CLOCKS_DIFFER_MILLIS);
    return list(
        tenantId,
        new Filter(eventId, null, null, null),
        new Span(earliest, null, null, MAX_OF_EVENT));
  }

  /** The delivery of that id, if it is the tenant's. */
  public Optional<DeliveryEntry> find(String tenantId, UUID deliveryId) throws SQLException {
    return new Query(LIST, tenantId)
        .and("delivery_id = ?", deliveryId).read(dataSource, DeliveryLedger::entry).stream()
            .findFirst();
  }

  /** Every attempt of a delivery, the last one first. */
  public List<AttemptEntry> attempts(String tenantId, UUID deliveryId) throws SQLException {
    return new Query(ATTEMPTS, tenantId)
        .and("delivery_id = ?", deliveryId)
        .newestFirst("attempt", MAX_OF_EVENT)
        .read(dataSource, DeliveryLedger::attempt);
  }

  private static DeliveryEntry entry(ResultSet row) throws SQLException {
    return new DeliveryEntry(
        Columns.uuid(row, "delivery_id"),
        Columns.uuid(row, "event_id"),
        Columns.uuid(row, "endpoint_id"),
        Columns.uuid(row, "subscription_id"),
        row.getString("topic"),
        row.getInt("priority"),
        row.getInt("attempts"),
        DeliveryState.stored(row.getString("state")),
        Columns.number(row, "last_status"),
        row.getString("last_error"),
        Columns.instant(row, "next_attempt_at"),
        Columns.instant(row, "finished_at"),
        row.getBoolean("leased"));
  }

  private static AttemptEntry attempt(ResultSet row) throws SQLException {
    return new AttemptEntry(
        row.getInt("attempt"),
        Columns.instant(row, "started_at"),
        row.getString("url"),
        row.getString("outcome"),
        Columns.number(row, "status"),
        row.getString("error"),
        row.getString("excerpt"),
        new AttemptEntry.Timings(
            row.getInt("dns_us"),
            row.getInt("connect_us"),
            row.getInt("tls_us"),
            row.getInt("wait_us"),
            row.getInt("total_us")));
  }
}
