package dev.hookline.persistence.outbox;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Makes what was leased ready to be sent, as far as there is room; hands the rest back. */
final class Payloads {
  private static final String SIZES =
      "select event_id, octet_length(payload) from events where event_id = any(?)";
  private static final String PAYLOADS =
      "select event_id, payload, traceparent, tracestate, retry from events where event_id ="
          + " any(?)";

  private final HeldConnection held;
  private final LeaseTable leases;

  Payloads(HeldConnection held, LeaseTable leases) {
    this.held = held;
    this.leases = leases;
  }

  private record Payload(byte[] bytes, String traceparent, String tracestate, String retry) {}

  private interface Reading {
    void of(ResultSet row) throws SQLException;
  }

  /** The deliveries that fit, in the order of the rows. */
  List<ClaimedDelivery> complete(long node, List<LeasedRow> rows, Fit fit) throws SQLException {
    if (rows.isEmpty()) {
      return List.of();
    }
    List<LeasedRow> fitting = handBackWhatDoesNotFit(node, rows, fit);
    Map<UUID, Payload> payloads = new HashMap<>();
    read(
        PAYLOADS,
        fitting,
        row ->
            payloads.put(
                row.getObject(1, UUID.class),
                new Payload(
                    row.getBytes(2), row.getString(3), row.getString(4), row.getString(5))));
    List<ClaimedDelivery> claimed = new ArrayList<>(fitting.size());
    for (LeasedRow row : fitting) {
      Payload payload = payloads.get(row.eventId());
      if (payload != null) {
        claimed.add(delivery(row, payload));
      }
    }
    return claimed;
  }

  /** Behind one that does not fit nothing of the same endpoint does: its order is kept. */
  private List<LeasedRow> handBackWhatDoesNotFit(long node, List<LeasedRow> rows, Fit fit)
      throws SQLException {
    Map<UUID, Integer> sizes = new HashMap<>();
    read(SIZES, rows, row -> sizes.put(row.getObject(1, UUID.class), row.getInt(2)));
    List<LeasedRow> fitting = new ArrayList<>(rows.size());
    List<UUID> handedBack = new ArrayList<>();
    Set<UUID> cut = new HashSet<>();
    for (LeasedRow row : rows) {
      int bytes = row.body() == null ? sizes.getOrDefault(row.eventId(), 0) : row.body().length;
      if (!cut.contains(row.endpointId()) && fit.takes(row.tenantId(), bytes)) {
        fitting.add(row);
      } else {
        cut.add(row.endpointId());
        handedBack.add(row.deliveryId());
      }
    }
    leases.release(node, handedBack);
    return fitting;
  }

  private void read(String sql, List<LeasedRow> rows, Reading reading) throws SQLException {
    List<UUID> events = rows.stream().map(LeasedRow::eventId).distinct().toList();
    held.run(
        connection -> {
          try (PreparedStatement statement = connection.prepareStatement(sql)) {
            new Columns<>(connection, statement, events, 1).uuid(id -> id);
            try (ResultSet row = statement.executeQuery()) {
              while (row.next()) {
                reading.of(row);
              }
            }
          }
          return null;
        });
  }

  private static ClaimedDelivery delivery(LeasedRow row, Payload payload) {
    return new ClaimedDelivery(
        row.deliveryId(),
        row.tenantId(),
        row.eventId(),
        row.endpointId(),
        row.topic(),
        row.priority(),
        row.attempts(),
        row.attemptsBefore(),
        row.body() == null ? payload.bytes : row.body(),
        payload.traceparent,
        payload.tracestate,
        payload.retry);
  }
}
