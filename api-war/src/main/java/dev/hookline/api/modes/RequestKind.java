package dev.hookline.api.modes;

import dev.hookline.delivery.modes.Act;
import java.util.List;
import java.util.Set;

/** Which kind of act a request is. */
final class RequestKind {
  private static final Set<String> LOOKING = Set.of("GET", "HEAD", "OPTIONS");
  private static final Set<String> PUBLISHING =
      Set.of("/v1/events", "/v1/events/batch", "/api/v1/publishing/submit");

  /** These and what is below them. */
  private static final List<String> ALWAYS =
      List.of(
          "/health",
          "/healthz",
          "/readyz",
          "/metrics",
          "/openapi",
          "/openapi.yaml",
          "/openapi.json",
          "/v1/admin/modes",
          "/v1/admin/emergency",
          "/v1/admin/store",
          // It stands for somebody else's server: refusing there would fail a delivery that may
          // leave.
          "/v1/dev/inbox/receive");

  private RequestKind() {}

  /**
   * The kind of a request.
   *
   * @param path decoded, without its parameters
   */
  static Act of(String method, String path) {
    if (ALWAYS.stream().anyMatch(open -> path.equals(open) || path.startsWith(open + "/"))) {
      return Act.ALWAYS;
    }
    if (LOOKING.contains(method)) {
      return Act.LOOK;
    }
    String plain = path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
    return PUBLISHING.contains(plain) ? Act.PUBLISH : Act.CHANGE;
  }
}
