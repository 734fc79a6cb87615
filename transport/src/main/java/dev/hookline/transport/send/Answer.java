package dev.hookline.transport.send;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What came of one send.
 *
 * @param status the HTTP status, or 0 if no complete head came; also set beside {@link
 *     Failure#BODY} and {@link Failure#TIMEOUT} when only the body failed
 * @param failure why the answer is not complete, or {@link Failure#NONE}
 * @param excerpt the first 4 KiB of the body as text: UTF-8 with replacement characters, no control
 *     characters other than tab and line feed
 * @param retryAfterText the header Retry-After as it came, or null
 * @param phases timings
 * @param error one short sentence beside a failure, else empty; holds no secret
 */
public record Answer(
    int status,
    Failure failure,
    String excerpt,
    String retryAfterText,
    Phases phases,
    String error) {
  /** Whether the receiver took the delivery: a complete answer with a status from 200 to 299. */
  public boolean delivered() {
    return failure == Failure.NONE && status >= 200 && status < 300;
  }

  /**
   * How long the receiver asks to wait (RFC 9110, section 10.2.3), from 0 to 24 hours; empty
   * without a usable Retry-After.
   *
   * @param now the current time, which a date in the header is compared with
   */
  public Optional<Duration> retryAfter(Instant now) {
    return RetryAfter.parse(retryAfterText, now);
  }
}
