package dev.hookline.persistence.outbox;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/**
 * What one attempt did, and what becomes of its delivery.
 *
 * @param attempt its number, from 1
 * @param next what becomes of the delivery
 * @param delay for {@link Next#RETRY}, the wait until the next attempt, counted from the database's
 *     now
 * @param reason for {@link Next#DEAD}, why; else null
 */
public record AttemptResult(
    UUID deliveryId, int attempt, Next next, Duration delay, String reason, Exchange exchange) {

  /** The same without what the receiver or an exception said in words. */
  public AttemptResult withoutTexts() {
    Exchange said = exchange;
    Exchange bare =
        new Exchange(
            said.startedAt(),
            said.url(),
            said.outcome(),
            said.status(),
            null,
            null,
            said.timings());
    return new AttemptResult(deliveryId, attempt, next, delay, reason, bare);
  }

  /** What becomes of a delivery after an attempt. */
  public enum Next {
    SUCCESS,
    RETRY,
    DEAD
  }

  /**
   * The request and its answer as seen by the sender.
   *
   * @param outcome one of the words of {@code attempts.outcome}
   * @param status the HTTP status, or 0 if none came
   * @param error a short text without secrets, or null
   * @param excerpt the beginning of the answer's body, or null
   */
  public record Exchange(
      Instant startedAt,
      String url,
      String outcome,
      int status,
      String error,
      String excerpt,
      Timings timings) {}

  /** Phases of an exchange in microseconds; 0 where a kept connection made a phase unnecessary. */
  public record Timings(int dns, int connect, int tls, int firstByte, int total) {}
}
