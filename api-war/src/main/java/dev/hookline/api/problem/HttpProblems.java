package dev.hookline.api.problem;

import dev.hookline.delivery.Reason;

/** Problems that the server itself reports by a status alone. */
final class HttpProblems {
  private HttpProblems() {}

  /** The problem for an HTTP error status without any cause known. */
  static Problem of(int status, String instance) {
    return switch (status) {
      case 401 -> Problem.of(Reason.UNAUTHENTICATED, "this call needs a credential", instance);
      case 404 -> Problem.of(Reason.NOT_FOUND, "there is no such resource", instance);
      case 405 ->
          Problem.of(Reason.METHOD_NOT_ALLOWED, "the resource has no such method", instance);
      case 406 ->
          Problem.of(
              406, "NOT_ACCEPTABLE", "the resource has none of the accepted types", instance);
      case 408 -> Problem.of(Reason.BODY_TIMEOUT, "the request did not arrive in time", instance);
      case 413 -> Problem.of(Reason.PAYLOAD_TOO_LARGE, "the body is too large", instance);
      case 415 ->
          Problem.of(
              Reason.UNSUPPORTED_MEDIA_TYPE, "the resource reads application/json", instance);
      case 503 -> Problem.of(Reason.UNAVAILABLE, "the server cannot answer now", instance);
      default ->
          status < 500
              ? Problem.of(
                  status, Reason.INVALID_REQUEST.name(), "the request is not valid", instance)
              : Problem.of(status, "INTERNAL", "the server failed to answer", instance);
    };
  }
}
