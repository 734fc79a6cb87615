package dev.hookline.api.metrics;

import dev.hookline.settings.Setting;
import dev.hookline.settings.Settings;
import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/** Asks for the metrics token where one is set, and lets the page show the latest counts. */
public class MetricsGuard extends HttpFilter {
  private static final long serialVersionUID = 1L;

  @Inject transient Settings settings;
  @Inject transient EngineMetrics metrics;

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    if (admits(settings.text(Setting.METRICS_TOKEN), request.getHeader("X-Metrics-Token"))) {
      metrics.refresh();
      chain.doFilter(request, response);
    } else {
      response.sendError(HttpServletResponse.SC_UNAUTHORIZED);
    }
  }

  static boolean admits(String token, String given) {
    return token.isEmpty() || given != null && MessageDigest.isEqual(bytes(token), bytes(given));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
