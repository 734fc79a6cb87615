package dev.hookline.api.modes;

import dev.hookline.api.problem.ProblemAnswer;
import dev.hookline.delivery.Refused;
import dev.hookline.delivery.modes.Modes;
import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * The first that a request meets: while no mode forbids anything it costs a look at memory. What is
 * refused is refused before its credential is looked at and its body is read.
 */
public class ModeDoor extends HttpFilter {
  private static final long serialVersionUID = 1L;

  @Inject transient Modes modes;

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    if (modes.inForce().everyRequestGoes()) {
      chain.doFilter(request, response);
      return;
    }
    try {
      modes.require(RequestKind.of(request.getMethod(), path(request)));
    } catch (Refused refused) {
      ProblemAnswer.send(response, refused, request.getRequestURI());
      return;
    }
    chain.doFilter(request, response);
  }

  private static String path(HttpServletRequest request) {
    String below = request.getPathInfo();
    return below == null ? request.getServletPath() : request.getServletPath() + below;
  }
}
