package dev.hookline.persistence.ledger;

import java.time.Instant;

/**
 * One attempt of a delivery.
 *
 * @param attempt its number, from 1
 * @param outcome one of the words of {@code attempts.outcome}
 * @param status HTTP status, or null if none came
 * @param error or null
 * @param excerpt the beginning of the answer, or null
 */
public record AttemptEntry(
    int attempt,
    Instant startedAt,
    String url,
    String outcome,
    Integer status,
    String error,
    String excerpt,
    Timings timings) {
  /** Phases in microseconds; 0 where a kept connection made one unnecessary. */
  public record Timings(int dns, int connect, int tls, int firstByte, int total) {}
}
