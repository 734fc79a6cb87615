package dev.hookline.delivery.retry;

import java.time.Duration;

/** What becomes of a delivery after an attempt. */
public sealed interface Decision {
  /** The receiver has it. */
  record Delivered() implements Decision {}

  /**
   * Another attempt is due.
   *
   * @param throttled whether the receiver asked for fewer requests
   */
  record TryAgain(Duration delay, boolean throttled) implements Decision {}

  /**
   * No attempt will follow.
   *
   * @param reason {@code attempts_exhausted}, {@code endpoint_gone}, {@code address_refused} or
   *     {@code target_refused}
   */
  record GiveUp(String reason) implements Decision {}
}
