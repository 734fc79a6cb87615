package dev.hookline.persistence.outbox;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;

/**
 * Stores events with their deliveries and idempotency keys: one statement, one commit, for a whole
 * batch. For one thread.
 */
public final class EventWriter implements AutoCloseable {
  private static final String EVENTS =
      """
      incoming as (
        select * from unnest(?::uuid[], ?::text[], ?::text[], ?::bytea[], ?::int[], ?::bigint[], ?::bigint[],
                             ?::bigint[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[])
          as e(event_id, tenant_id, topic, payload, priority, created_ms, occurred_ms,
               deliver_ms, key, channels, metadata, traceparent, tracestate, retry)
      ),
      stored as (
        insert into events (event_id, tenant_id, topic, payload, priority, created_at, occurred_at, deliver_at,
                            idempotency_key, channels, metadata, traceparent, tracestate, retry)
        select event_id, tenant_id, topic, payload, priority, to_timestamp(created_ms / 1000.0),
               to_timestamp(occurred_ms / 1000.0), to_timestamp(deliver_ms / 1000.0),
               key, channels, metadata, traceparent, tracestate, retry
        from incoming
        %s
      ),
      queued as (
        insert into queue (delivery_id, tenant_id, event_id, endpoint_id, subscription_id, topic, priority,
                           due_at, owner, owned_at, body)
        select delivery_id, tenant_id, event_id, endpoint_id, subscription_id, topic, priority,
               greatest(to_timestamp(due_ms / 1000.0), now()),
               case when leased then ? end, case when leased then now() end, body
        from unnest(?::uuid[], ?::text[], ?::uuid[], ?::uuid[], ?::uuid[], ?::text[], ?::int[],
                    ?::bigint[], ?::bytea[], ?::boolean[])
          as d(delivery_id, tenant_id, event_id, endpoint_id, subscription_id, topic, priority,
               due_ms, body, leased)
        %s
      )
      """;

  private static final String STORE =
      "with " + EVENTS.formatted("", "") + "select null::uuid where false";

  /**
   * A key that is already taken keeps its row out of {@code won}, and so its event and deliveries
   * out too.
   */
  private static final String STORE_KEYED =
      """
      with claims as (
        select * from unnest(?::text[], ?::text[], ?::bytea[], ?::uuid[], ?::text[], ?::bigint[], ?::bigint[])
          as k(tenant_id, key, fingerprint, event_id, delivery_ids, created_ms, expires_ms)
      ),
      won as (
        insert into idempotency_keys as held
          (tenant_id, key, fingerprint, event_id, delivery_ids, created_at, expires_at)
        select tenant_id, key, fingerprint, event_id, delivery_ids::uuid[],
               to_timestamp(created_ms / 1000.0), to_timestamp(expires_ms / 1000.0)
        from claims
        order by tenant_id, key
        on conflict (tenant_id, key) do update
          set fingerprint = excluded.fingerprint, event_id = excluded.event_id,
              delivery_ids = excluded.delivery_ids, created_at = excluded.created_at,
              expires_at = excluded.expires_at
          where held.expires_at <= now()
        returning event_id
      ),
      """
          + EVENTS.formatted(
              "where key is null or event_id in (select event_id from won)",
              "where event_id not in (select event_id from claims) or event_id in (select event_id"
                  + " from won)")
          + "select event_id from won";

  private static final String FIND_KEYS =
      """
      select k.tenant_id, k.key, k.fingerprint, k.event_id, k.delivery_ids, k.created_at
      from unnest(?::text[], ?::text[]) as w(tenant_id, key)
      join idempotency_keys k using (tenant_id, key)
      """;

  private final HeldConnection held;

  /** A writer with a connection of its own. */
  public EventWriter(DataSource dataSource) {
    this.held = new HeldConnection(dataSource);
  }

  /**
   * Stores the events and commits. No two of them may carry the same key of the same tenant.
   *
   * @param node the node that leases the deliveries marked so
   * @return the events that were not stored because their idempotency key is taken
   * @throws SQLException if nothing, or an unknown part of it, was stored; the same call may be
   *     made again with the same ids, and then fails with a unique violation where it had been
   *     stored
   */
  public Set<UUID> store(List<EventRow> events, long node) throws SQLException {
    List<EventRow> keyed = events.stream().filter(event -> event.key() != null).toList();
    return held.run(
        connection -> {
          try (PreparedStatement statement =
              connection.prepareStatement(keyed.isEmpty() ? STORE : STORE_KEYED)) {
            int index = 1;
            if (!keyed.isEmpty()) {
              bindKeys(connection, statement, keyed);
              index = 8;
            }
            bindEvents(connection, statement, events, index);
            statement.setLong(index + 14, node);
            bindDeliveries(connection, statement, events, index + 15);
            return refused(keyed, statement);
          }
        });
  }

  /** What the taken keys of these events stand for; a key may be missing if it just expired. */
  public List<StoredKey> find(List<EventRow> events) throws SQLException {
    return held.run(
        connection -> {
          try (PreparedStatement statement = connection.prepareStatement(FIND_KEYS)) {
            new Columns<>(connection, statement, events, 1)
                .text(EventRow::tenantId)
                .text(event -> event.key().key());
            List<StoredKey> found = new ArrayList<>();
            try (ResultSet row = statement.executeQuery()) {
              while (row.next()) {
                found.add(storedKey(row));
              }
            }
            return found;
          }
        });
  }

  @Override
  public void close() {
    held.close();
  }

  private static void bindKeys(
      Connection connection, PreparedStatement statement, List<EventRow> keyed)
      throws SQLException {
    new Columns<>(connection, statement, keyed, 1)
        .text(EventRow::tenantId)
        .text(event -> event.key().key())
        .bytes(event -> event.key().fingerprint())
        .uuid(EventRow::eventId)
        .text(EventWriter::deliveryIds)
        .moment(EventRow::createdAt)
        .moment(event -> event.key().expiresAt());
  }

  private static void bindEvents(
      Connection connection, PreparedStatement statement, List<EventRow> events, int index)
      throws SQLException {
    new Columns<>(connection, statement, events, index)
        .uuid(EventRow::eventId)
        .text(EventRow::tenantId)
        .text(EventRow::topic)
        .bytes(EventRow::payload)
        .integer(EventRow::priority)
        .moment(EventRow::createdAt)
        .moment(event -> event.extras().occurredAt())
        .moment(event -> event.extras().deliverAt())
        .text(event -> event.key() == null ? null : event.key().key())
        .text(event -> event.extras().channels())
        .text(event -> event.extras().metadata())
        .text(event -> event.extras().traceparent())
        .text(event -> event.extras().tracestate())
        .text(event -> event.extras().retry());
  }

  private static void bindDeliveries(
      Connection connection, PreparedStatement statement, List<EventRow> events, int index)
      throws SQLException {
    record Row(EventRow event, EventRow.DeliveryRow delivery) {}
    List<Row> rows = new ArrayList<>(events.size());
    for (EventRow event : events) {
      for (EventRow.DeliveryRow delivery : event.deliveries()) {
        rows.add(new Row(event, delivery));
      }
    }
    new Columns<>(connection, statement, rows, index)
        .uuid(row -> row.delivery.deliveryId())
        .text(row -> row.event.tenantId())
        .uuid(row -> row.event.eventId())
        .uuid(row -> row.delivery.endpointId())
        .uuid(row -> row.delivery.subscriptionId())
        .text(row -> row.event.topic())
        .integer(row -> row.event.priority())
        .moment(row -> row.event.extras().deliverAt())
        .bytes(row -> row.delivery.body())
        .flag(row -> row.delivery.leased());
  }

  private static Set<UUID> refused(List<EventRow> keyed, PreparedStatement statement)
      throws SQLException {
    Set<UUID> refused = new HashSet<>();
    keyed.forEach(event -> refused.add(event.eventId()));
    try (ResultSet won = statement.executeQuery()) {
      while (won.next()) {
        refused.remove(won.getObject(1, UUID.class));
      }
    }
    return refused;
  }

  private static String deliveryIds(EventRow event) {
    StringBuilder literal = new StringBuilder("{");
    for (EventRow.DeliveryRow delivery : event.deliveries()) {
      literal.append(literal.length() == 1 ? "" : ",").append(delivery.deliveryId());
    }
    return literal.append('}').toString();
  }

  private static StoredKey storedKey(ResultSet row) throws SQLException {
    return new StoredKey(
        row.getString(1),
        row.getString(2),
        row.getBytes(3),
        row.getObject(4, UUID.class),
        List.of((UUID[]) row.getArray(5).getArray()),
        row.getTimestamp(6).toInstant());
  }
}
