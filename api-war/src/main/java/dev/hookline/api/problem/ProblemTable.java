package dev.hookline.api.problem;

import dev.hookline.delivery.Reason;

/** The HTTP status of every refusal. */
public final class ProblemTable {
  private ProblemTable() {}

  /** The status for a reason: 400 to 503. */
  public static int status(Reason reason) {
    return switch (reason) {
      case MALFORMED_JSON,
          INVALID_REQUEST,
          INVALID_TOPIC,
          INVALID_PATTERN,
          INVALID_FILTER,
          INVALID_TRANSFORM,
          INVALID_URL,
          INVALID_TARGET,
          REFUSED_ADDRESS,
          INVALID_LIMIT,
          INVALID_CURSOR,
          WEAK_PASSWORD ->
          400;
      case UNAUTHENTICATED -> 401;
      case INSUFFICIENT_SCOPE, FEATURE_OFF, QUOTA_EXCEEDED -> 403;
      case NOT_FOUND, DEV_INBOX_OFF -> 404;
      case METHOD_NOT_ALLOWED -> 405;
      case BODY_TIMEOUT -> 408;
      case CONFLICT, IDEMPOTENCY_IN_PROGRESS, AGENTS_PAUSED, MODE_PINNED -> 409;
      case PAYLOAD_TOO_LARGE -> 413;
      case UNSUPPORTED_MEDIA_TYPE -> 415;
      case IDEMPOTENCY_MISMATCH -> 422;
      case RATE_LIMITED, REPLAY_BUDGET_EXCEEDED -> 429;
      case OVERLOADED, UNAVAILABLE, READ_ONLY, MAINTENANCE -> 503;
    };
  }
}
