package dev.hookline.delivery.dispatch;

import dev.hookline.persistence.outbox.LeaseTable;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * Deliveries on their way back to the database unsent: paused, at an endpoint that closed, or at a
 * stop.
 */
final class Returns {
  private final LeaseTable leases;
  private final Queue<Held> waiting = new ConcurrentLinkedQueue<>();

  Returns(LeaseTable leases) {
    this.leases = leases;
  }

  void add(Held held) {
    waiting.add(held);
  }

  /** Hands them back; they stay here if the database does not answer. Returns those handed back. */
  List<Held> flush() throws SQLException {
    List<Held> batch = new ArrayList<>();
    for (Held held = waiting.poll(); held != null; held = waiting.poll()) {
      batch.add(held);
    }
    Map<Long, List<UUID>> byNode = new HashMap<>();
    batch.forEach(
        held ->
            byNode
                .computeIfAbsent(held.node(), node -> new ArrayList<>())
                .add(held.delivery().deliveryId()));
    try {
      for (Map.Entry<Long, List<UUID>> entry : byNode.entrySet()) {
        leases.release(entry.getKey(), entry.getValue());
      }
    } catch (SQLException e) {
      waiting.addAll(batch);
      throw e;
    }
    return batch;
  }
}
