package dev.hookline.persistence.watch;

import dev.hookline.persistence.outbox.DeliveryState;
import dev.hookline.persistence.sql.Columns;
import dev.hookline.persistence.sql.Statements;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;

/**
 * Searches over all tenants. A condition that no index serves sifts through at most {@value
 * #SIFTED} rows, and says how far it came.
 */
public final class Search {
  /** Most rows that one search sifts through. */
  public static final int SIFTED = 50_000;

  private static final String DELIVERIES =
      """
      with looked as materialized (
        select delivery_id, tenant_id, event_id, endpoint_id, topic, priority, attempts, state, last_status,
               last_error, next_attempt_at, finished_at
        from delivery_log where delivery_id < ? %s order by delivery_id desc limit %d
      ), edge as (
        select (select delivery_id from looked order by delivery_id limit 1) as edge,
               (select count(*) from looked) as looked
      )
      select edge.*, f.* from edge left join lateral (
        select l.*, e.url from looked l left join endpoints e using (endpoint_id)
        where true %s order by l.delivery_id desc limit ?) f on true
      order by f.delivery_id desc
      """;
  private static final String EVENTS =
      """
      with looked as materialized (
        select event_id, tenant_id, topic, priority, octet_length(payload) as payload_bytes, created_at
        from events where event_id < ? %s order by event_id desc limit %d
      ), edge as (
        select (select event_id from looked order by event_id limit 1) as edge, (select count(*) from looked) as looked
      )
      select edge.*, f.* from edge left join lateral (
        select * from looked where true %s order by event_id desc limit ?) f on true
      order by f.event_id desc
      """;

  private final DataSource dataSource;

  /** Searches behind the given data source. */
  public Search(DataSource dataSource) {
    this.dataSource = dataSource;
  }

  /**
   * A delivery that was found.
   *
   * @param url of its endpoint, or null if that is gone
   * @param lastStatus HTTP status of the last attempt, or null
   * @param lastError of the last attempt, or null
   * @param nextAttemptAt or null when it has ended
   * @param finishedAt or null while it waits
   */
  public record Delivery(
      UUID id,
      String tenantId,
      UUID eventId,
      UUID endpointId,
      String url,
      String topic,
      int attempts,
      DeliveryState state,
      Integer lastStatus,
      String lastError,
      Instant nextAttemptAt,
      Instant finishedAt) {}

  /** An event that was found. */
  public record Event(
      UUID id, String tenantId, String topic, int priority, int payloadBytes, Instant createdAt) {}

  /** Deliveries, the newest first. */
  public Found<Delivery> deliveries(Wanted wanted, int rows) throws SQLException {
    return look(DELIVERIES, wanted, state(wanted.state()), rows, Search::delivery);
  }

  /** Events, the newest first; only tenant, topic and age are looked at. */
  public Found<Event> events(Wanted wanted, int rows) throws SQLException {
    Wanted of = new Wanted(wanted.tenantId(), null, wanted.topic(), null, wanted.before());
    return look(EVENTS, of, "", rows, Search::event);
  }

  /** The tenant that a delivery belongs to. */
  public Optional<String> tenantOfDelivery(UUID id) throws SQLException {
    return tenant("select tenant_id from delivery_log where delivery_id = ?", id);
  }

  /** The tenant that an event belongs to. */
  public Optional<String> tenantOfEvent(UUID id) throws SQLException {
    return tenant("select tenant_id from events where event_id = ?", id);
  }

  private Optional<String> tenant(String sql, UUID id) throws SQLException {
    return Statements.rows(dataSource, sql, row -> row.getString(1), id).stream().findFirst();
  }

  private record Line<T>(long looked, UUID edge, T row) {}

  private <T> Found<T> look(
      String sql, Wanted wanted, String state, int rows, Statements.Reader<T> reader)
      throws SQLException {
    List<Object> values = new ArrayList<>();
    values.add(wanted.end());
    String indexed = state;
    if (wanted.tenantId() != null) {
      indexed += " and tenant_id = ?";
      values.add(wanted.tenantId());
    }
    String sifted = "";
    if (wanted.endpointId() != null) {
      sifted += " and endpoint_id = ?";
      values.add(wanted.endpointId());
    }
    if (wanted.topic() != null) {
      sifted += " and topic like ?";
      values.add(wanted.like());
    }
    int most = wanted.sifts() ? SIFTED : rows;
    values.add(rows);
    List<Line<T>> lines =
        Statements.rows(
            dataSource,
            sql.formatted(indexed, most, sifted),
            row -> line(row, reader),
            values.toArray());
    List<T> found = lines.stream().map(Line::row).filter(each -> each != null).toList();
    Line<T> first = lines.getFirst();
    boolean stopped = found.size() < rows && first.looked() >= most;
    return new Found<>(found, stopped ? first.edge() : null);
  }

  private static <T> Line<T> line(ResultSet row, Statements.Reader<T> reader) throws SQLException {
    boolean found = row.getString("tenant_id") != null;
    return new Line<>(
        row.getLong("looked"), Columns.uuid(row, "edge"), found ? reader.read(row) : null);
  }

  private static String state(String word) {
    if (word == null) {
      return "";
    }
    return word.equals(Wanted.WAITING)
        ? " and finished_at is null"
        : " and " + DeliveryState.stored(word).condition();
  }

  private static Delivery delivery(ResultSet row) throws SQLException {
    return new Delivery(
        Columns.uuid(row, "delivery_id"),
        row.getString("tenant_id"),
        Columns.uuid(row, "event_id"),
        Columns.uuid(row, "endpoint_id"),
        row.getString("url"),
        row.getString("topic"),
        row.getInt("attempts"),
        DeliveryState.stored(row.getString("state")),
        Columns.number(row, "last_status"),
        row.getString("last_error"),
        Columns.instant(row, "next_attempt_at"),
        Columns.instant(row, "finished_at"));
  }

  private static Event event(ResultSet row) throws SQLException {
    return new Event(
        Columns.uuid(row, "event_id"),
        row.getString("tenant_id"),
        row.getString("topic"),
        row.getInt("priority"),
        row.getInt("payload_bytes"),
        Columns.instant(row, "created_at"));
  }
}
