package dev.hookline.api.http;

import jakarta.servlet.http.HttpServletRequest;

/** Where a request goes below the context root, decoded and without parameters. */
public final class RequestPath {
  private RequestPath() {}

  /** The path, whichever servlet it is mapped to. */
  public static String of(HttpServletRequest request) {
    String below = request.getPathInfo();
    return below == null ? request.getServletPath() : request.getServletPath() + below;
  }
}
