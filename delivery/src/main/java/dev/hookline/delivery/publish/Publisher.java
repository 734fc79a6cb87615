package dev.hookline.delivery.publish;

import java.util.List;

/** Makes events durable. */
public interface Publisher {
  /**
   * Stores the event and a delivery for every endpoint it is routed to, and returns once both are committed.
   *
   * @throws dev.hookline.delivery.Refused if the event is not acceptable, its idempotency key stands for another
   *     payload, the queue is full, or the database does not answer
   */
  Published publish(String tenantId, PublishRequest request);

  /** The same for many events in one commit; the answers stand in the order of the requests. */
  List<BatchItem> publishAll(String tenantId, List<PublishRequest> requests);
}
