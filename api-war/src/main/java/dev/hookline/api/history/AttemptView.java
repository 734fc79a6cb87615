package dev.hookline.api.history;

import dev.hookline.persistence.ledger.AttemptEntry;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** One attempt: what was sent where, and what came of it. */
public record AttemptView(
    int attempt,
    long startedAt,
    String url,
    String outcome,
    Integer status,
    @Schema(nullable = true) String error,
    @Schema(nullable = true) String excerpt,
    Timings timings) {
  /** Phases in microseconds; 0 where a kept connection made one unnecessary. */
  public record Timings(int dnsUs, int connectUs, int tlsUs, int waitUs, int totalUs) {}

  static AttemptView of(AttemptEntry attempt) {
    AttemptEntry.Timings timings = attempt.timings();
    return new AttemptView(
        attempt.attempt(),
        attempt.startedAt().toEpochMilli(),
        attempt.url(),
        attempt.outcome(),
        attempt.status(),
        attempt.error(),
        attempt.excerpt(),
        new Timings(
            timings.dns(), timings.connect(), timings.tls(), timings.firstByte(), timings.total()));
  }
}
