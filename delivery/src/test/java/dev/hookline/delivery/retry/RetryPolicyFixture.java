package dev.hookline.delivery.retry;

import java.time.Clock;

/** A policy without chance. */
public final class RetryPolicyFixture {
  private RetryPolicyFixture() {}

  public static RetryPolicy exact() {
    return new RetryPolicy(Clock.systemUTC(), 0, () -> 0.0);
  }
}
