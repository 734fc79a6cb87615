package dev.hookline.persistence.breakers;

import java.time.Instant;

/**
 * One change of a breaker's state.
 *
 * @param state the state after it
 * @param reason why
 */
public record BreakerChange(Instant at, BreakerState state, String reason) {}
