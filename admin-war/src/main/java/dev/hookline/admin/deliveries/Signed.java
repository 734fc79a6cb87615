package dev.hookline.admin.deliveries;

import dev.hookline.persistence.ledger.AttemptEntry;
import java.util.List;

/**
 * What was signed in the last attempt, so that a receiver can follow it step by step. The secret is
 * no part of it.
 *
 * @param webhookId the same in every attempt
 * @param seconds the timestamp of Standard Webhooks
 * @param millis the timestamp of {@code X-HL-Timestamp}
 */
public record Signed(String webhookId, long seconds, long millis) {
  /** Null while there was no attempt. */
  static Signed of(String deliveryId, List<AttemptEntry> newestFirst) {
    if (newestFirst.isEmpty()) {
      return null;
    }
    long millis = newestFirst.getFirst().startedAt().toEpochMilli();
    return new Signed(deliveryId, millis / 1_000, millis);
  }
}
