package dev.hookline.delivery.access;

import java.util.Arrays;
import java.util.Optional;

/** What a key may do. {@link #ADMIN} includes every other scope. */
public enum Scope {
  EVENTS_PUBLISH("events.publish"),
  EVENTS_READ("events.read"),
  ENDPOINTS_READ("endpoints.read"),
  ENDPOINTS_WRITE("endpoints.write"),
  SUBSCRIPTIONS_READ("subscriptions.read"),
  SUBSCRIPTIONS_WRITE("subscriptions.write"),
  DELIVERIES_READ("deliveries.read"),
  DELIVERIES_RETRY("deliveries.retry"),
  DLQ_READ("dlq.read"),
  DLQ_REPLAY("dlq.replay"),
  STREAM_SUBSCRIBE("stream.subscribe"),
  ADMIN("admin");

  private final String wireName;

  Scope(String wireName) {
    this.wireName = wireName;
  }

  /** The name in the contract, such as {@code events.publish}. */
  public String wireName() {
    return wireName;
  }

  /** The scope of that name. */
  public static Optional<Scope> named(String wireName) {
    return Arrays.stream(values()).filter(scope -> scope.wireName.equals(wireName)).findFirst();
  }
}
