package dev.hookline.persistence.breakers;

import java.time.Instant;
import java.util.UUID;

/**
 * The breaker of an endpoint as it is stored.
 *
 * @param since when it got into its state
 * @param until when it will look again; null unless it is open
 * @param remainingMillis how long that is from now by the database's clock, 0 if it is past or the
 *     breaker is not open
 * @param reason why it is in its state
 */
public record StoredBreaker(
    UUID endpointId,
    String tenantId,
    BreakerState state,
    Instant since,
    Instant until,
    long remainingMillis,
    String reason) {}
