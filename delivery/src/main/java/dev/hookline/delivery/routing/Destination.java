package dev.hookline.delivery.routing;

import dev.hookline.transport.send.HeaderLine;
import dev.hookline.transport.send.Target;
import dev.hookline.transport.signature.SigningKey;
import dev.hookline.transport.targets.TargetAdapter;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * An endpoint, ready to be sent to.
 *
 * @param tenantId whose it is
 * @param target where it is
 * @param pace how it wants to be served
 * @param headers its own header fields, credentials included
 * @param secrets its signing secrets, the newest first; a target's one is what its provider knows
 *     the sender by
 * @param enabled whether events are routed to it
 * @param paused whether its deliveries wait
 * @param ordered whether a delivery waits until the one before it has ended
 * @param adapter speaks to a target that is no webhook; null for a webhook
 */
public record Destination(
    String tenantId,
    UUID endpointId,
    Target target,
    Pace pace,
    List<HeaderLine> headers,
    List<Secret> secrets,
    boolean enabled,
    boolean paused,
    boolean ordered,
    TargetAdapter adapter) {

  /**
   * How an endpoint is served.
   *
   * @param timeoutMillis limit of one attempt
   * @param maxAttempts attempts until a delivery is dead
   * @param maxInFlight most simultaneous sends
   * @param perSecond most sends a second over all nodes, or 0 for no limit
   * @param schedule delay before each attempt in seconds; the last one repeats
   */
  public record Pace(
      int timeoutMillis, int maxAttempts, int maxInFlight, int perSecond, List<Integer> schedule) {}

  /** A signing secret and when it ends; null for the current one. */
  public record Secret(SigningKey key, Instant expiresAt) {}

  /** The secrets that sign at the given moment, the newest first. */
  public List<SigningKey> keys(Instant now) {
    if (secrets.size() == 1) {
      return List.of(secrets.getFirst().key());
    }
    return secrets.stream()
        .filter(secret -> secret.expiresAt() == null || secret.expiresAt().isAfter(now))
        .map(Secret::key)
        .toList();
  }

  /** Whether deliveries may leave for it now. */
  public boolean open() {
    return enabled && !paused;
  }
}
