package dev.hookline.delivery.inbox;

import java.nio.ByteBuffer;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Tells when an inbox is due for pruning: at its first message on this node and at every hundredth
 * after.
 */
final class Pruning {
  private static final int EVERY = 100;
  private static final int MOST_INBOXES = 10_000;

  private final Map<ByteBuffer, Integer> counts = new ConcurrentHashMap<>();

  boolean due(byte[] token) {
    if (counts.size() >= MOST_INBOXES) {
      counts.clear();
    }
    return counts.merge(ByteBuffer.wrap(token), 1, (count, one) -> count % EVERY + 1) == 1;
  }
}
