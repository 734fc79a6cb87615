package dev.hookline.api.door;

import dev.hookline.api.http.SecurityHeaders;
import dev.hookline.api.modes.ModeDoor;
import dev.hookline.api.publish.PublishDoor;
import dev.hookline.persistence.work.Acting;
import jakarta.inject.Inject;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * Every answer has its headers, a mode may refuse the request, publishes are answered here, the
 * rest goes on to the resources. However it ends, the thread forgets who sent it.
 */
public class FrontDoor extends HttpFilter {
  private static final long serialVersionUID = 1L;

  @Inject transient ModeDoor modes;
  @Inject transient PublishDoor publishers;

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    SecurityHeaders.set(response);
    if (request.getDispatcherType() == DispatcherType.ERROR) {
      chain.doFilter(request, response);
    } else if (modes.admits(request, response)) {
      try {
        if (publishers.takes(request)) {
          publishers.answer(request, response);
        } else {
          chain.doFilter(request, response);
        }
      } finally {
        Acting.end();
      }
    }
  }
}
