package dev.hookline.delivery;

import java.time.Duration;
import java.util.Optional;

/** A request the engine will not carry out. Nothing was stored. */
public final class Refused extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final Reason reason;
  private final transient Duration retryAfter;

  /**
   * @param reason the stable reason
   * @param detail one sentence for the caller: what is wrong and what is allowed; never a secret
   */
  public Refused(Reason reason, String detail) {
    this(reason, detail, null);
  }

  /**
   * @param retryAfter when the same request may succeed, or null if it will not
   */
  public Refused(Reason reason, String detail, Duration retryAfter) {
    super(detail, null, false, false); // an answer, not a fault: no stack trace
    this.reason = reason;
    this.retryAfter = retryAfter;
  }

  /** The stable reason. */
  public Reason reason() {
    return reason;
  }

  /** When the same request may succeed. */
  public Optional<Duration> retryAfter() {
    return Optional.ofNullable(retryAfter);
  }
}
