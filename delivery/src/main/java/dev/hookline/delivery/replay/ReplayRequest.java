package dev.hookline.delivery.replay;

import dev.hookline.delivery.routing.TopicPattern;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * What to replay.
 *
 * @param events these events, or empty for a range of time
 * @param from first moment of the range, or null
 * @param to end of the range, not included, or null for now
 * @param topic a topic or pattern, or null for every topic
 * @param endpointId to this endpoint only, or null
 * @param mode which deliveries
 * @param limit most events, or dead letters, to look at: 1 to 100,000
 * @param dryRun count only
 * @param lastStatus only failed deliveries whose last attempt had this HTTP status, or null
 */
public record ReplayRequest(
    List<UUID> events,
    Instant from,
    Instant to,
    TopicPattern topic,
    UUID endpointId,
    Mode mode,
    int limit,
    boolean dryRun,
    Integer lastStatus) {
  /** Most events of one replay. */
  public static final int MAX_LIMIT = 100_000;

  /** Which deliveries a replay makes. */
  public enum Mode {
    /** New deliveries to every endpoint that is subscribed now. */
    ALL,
    /** Dead letters go back to the queue. */
    FAILED_ONLY,
    /** What waits for a later attempt is made due now. */
    RETRY_FAILED,
    /**
     * All that failed at one endpoint since the beginning of the range, and the events of the range
     * that it has no delivery of, though a subscription of that time leads there.
     */
    RECOVER
  }

  /** A request for whatever the last answer was. */
  public ReplayRequest(
      List<UUID> events,
      Instant from,
      Instant to,
      TopicPattern topic,
      UUID endpointId,
      Mode mode,
      int limit,
      boolean dryRun) {
    this(events, from, to, topic, endpointId, mode, limit, dryRun, null);
  }
}
