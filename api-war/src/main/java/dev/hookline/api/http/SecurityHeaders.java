package dev.hookline.api.http;

import jakarta.servlet.http.HttpServletResponse;

/** Headers that keep browsers and caches from doing anything with an answer. */
public final class SecurityHeaders {
  private SecurityHeaders() {}

  /** Sets them; to be called before anything is written. */
  public static void set(HttpServletResponse response) {
    response.setHeader("X-Content-Type-Options", "nosniff");
    response.setHeader("Cache-Control", "no-store");
    response.setHeader("Referrer-Policy", "no-referrer");
    response.setHeader("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'");
  }
}
