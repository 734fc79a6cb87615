package dev.hookline.delivery.breakers;

import dev.hookline.persistence.breakers.BreakerState;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/** The breaker of one endpoint on this node. Not for several threads. */
final class Breaker {
  /** What counts is that it failed: the breaker looks at nothing else. */
  private static final Exception FAILURE =
      new Exception("an attempt failed", null, false, false) {};

  private final CircuitBreaker circuit;
  private final Rules rules;
  private final Clock clock;
  private volatile Instant until = Instant.MIN;

  /**
   * @param failures failures in a row that open it
   * @param openFor how long it is open before it looks
   * @param successes successes in a row that close it then
   */
  record Rules(int failures, Duration openFor, int successes) {}

  Breaker(UUID endpointId, Rules rules, Clock clock) {
    this.rules = rules;
    this.clock = clock;
    this.circuit =
        CircuitBreaker.of(
            endpointId.toString(),
            CircuitBreakerConfig.custom()
                .slidingWindowType(CircuitBreakerConfig.SlidingWindowType.COUNT_BASED)
                .slidingWindowSize(rules.failures)
                .minimumNumberOfCalls(rules.failures)
                .failureRateThreshold(100)
                .permittedNumberOfCallsInHalfOpenState(rules.successes)
                .waitDurationInOpenState(rules.openFor)
                .writableStackTraceEnabled(false)
                .clock(clock)
                .build());
  }

  BreakerState state() {
    return switch (circuit.getState()) {
      case OPEN -> BreakerState.OPEN;
      case HALF_OPEN -> BreakerState.HALF_OPEN;
      default -> BreakerState.CLOSED;
    };
  }

  /** Whether nothing may leave now; when the time is over this is false, though nobody looked. */
  boolean shut() {
    return state() == BreakerState.OPEN && !clock.instant().isAfter(until);
  }

  /** Whether one more may leave; the caller owes the outcome, or {@link #unused}. */
  boolean permits() {
    return circuit.tryAcquirePermission();
  }

  /** What was permitted was not sent. */
  void unused() {
    circuit.releasePermission();
  }

  void succeeded() {
    circuit.onSuccess(0, TimeUnit.NANOSECONDS);
  }

  /** While it looks the first failure is enough, where the library would judge by a rate. */
  void failed() {
    BreakerState before = state();
    if (before == BreakerState.HALF_OPEN) {
      circuit.transitionToOpenState();
    } else {
      circuit.onError(0, TimeUnit.NANOSECONDS, FAILURE);
    }
    if (before != BreakerState.OPEN && state() == BreakerState.OPEN) {
      until = clock.instant().plus(rules.openFor);
    }
  }

  /** Opens, as another node did. */
  void open(Duration time) {
    until = clock.instant().plus(time);
    circuit.transitionToOpenStateFor(time);
  }

  /** Looks, as another node does. The way there leads over open. */
  void halfOpen() {
    circuit.transitionToOpenState();
    circuit.transitionToHalfOpenState();
  }
}
