package dev.hookline.delivery;

/**
 * Why a request is refused. The names are the stable {@code code} of the public contract: a name
 * may be added, never changed.
 */
public enum Reason {
  /** No credential, or one that is wrong, expired or revoked. */
  UNAUTHENTICATED,
  /** A valid credential without the scope the route asks for. */
  INSUFFICIENT_SCOPE,
  /** The body is not JSON. */
  MALFORMED_JSON,
  /** A member is missing, has the wrong type or is out of range. */
  INVALID_REQUEST,
  /**
   * The topic is missing or is not segments of letters, digits, {@code _} and {@code -} joined by
   * dots.
   */
  INVALID_TOPIC,
  /** The subscription's topic pattern is not well formed. */
  INVALID_PATTERN,
  /** The subscription's filter is not well formed, or uses an operator that does not exist. */
  INVALID_FILTER,
  /** The subscription's transform is not well formed. */
  INVALID_TRANSFORM,
  /** The endpoint's URL is missing, malformed, or not http or https. */
  INVALID_URL,
  /**
   * The URL or the secret of a Slack, PagerDuty, Rootly or Telegram endpoint is missing or not one
   * of theirs, or its type was to be changed.
   */
  INVALID_TARGET,
  /** The endpoint's URL leads to an address that webhooks may not reach. */
  REFUSED_ADDRESS,
  /** The page size is outside 1 to 1000. */
  INVALID_LIMIT,
  /** The cursor was not made by this list. */
  INVALID_CURSOR,
  /** The payload or the body is larger than allowed. */
  PAYLOAD_TOO_LARGE,
  /** The body did not arrive in time. */
  BODY_TIMEOUT,
  /** The content type is not one the route reads. */
  UNSUPPORTED_MEDIA_TYPE,
  /** No such resource, or one of another tenant. */
  NOT_FOUND,
  /** The path exists, the method does not. */
  METHOD_NOT_ALLOWED,
  /** The password that an operator chose is too short, close to the name, or a common one. */
  WEAK_PASSWORD,
  /** The tenant has as many of these as its quota allows. */
  QUOTA_EXCEEDED,
  /** The resource's state does not allow this. */
  CONFLICT,
  /** The idempotency key was used with another payload. */
  IDEMPOTENCY_MISMATCH,
  /** A request with the same idempotency key is still running. */
  IDEMPOTENCY_IN_PROGRESS,
  /** A feature flag is off for the tenant. */
  FEATURE_OFF,
  /** Too many calls; come back after the given time. */
  RATE_LIMITED,
  /** The replay would cost more than is left of the tenant's budget for the day or the month. */
  REPLAY_BUDGET_EXCEEDED,
  /** Too many publishes are waiting; come back after the given time. */
  OVERLOADED,
  /** The database does not answer; come back after the given time. */
  UNAVAILABLE,
  /** The server is read-only: nothing is changed from outside; come back after the given time. */
  READ_ONLY,
  /** The server is in maintenance; come back after the given time. */
  MAINTENANCE,
  /** Background work is paused: no job is started. */
  AGENTS_PAUSED,
  /** The configuration of this server holds the mode on: no call can turn it. */
  MODE_PINNED,
  /** The Dev Inbox is off on this server. */
  DEV_INBOX_OFF
}
