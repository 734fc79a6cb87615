package dev.hookline.transport.targets;

import dev.hookline.transport.send.HeaderLine;
import java.util.List;

/**
 * A delivery on its way to a target.
 *
 * @param event the event's id, the same over all attempts
 * @param topic the event's topic
 * @param priority 0 high, 1 medium, 2 low
 * @param payload JSON
 * @param extra the endpoint's own header fields
 * @param timeoutMillis limit of one attempt, in milliseconds
 */
public record TargetMessage(
    String event,
    String topic,
    int priority,
    byte[] payload,
    List<HeaderLine> extra,
    int timeoutMillis) {
  // A record would print the headers, and with them credentials.
  @Override
  public String toString() {
    return "TargetMessage[" + event + ", " + topic + ", " + payload.length + " bytes]";
  }
}
