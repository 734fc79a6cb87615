package dev.hookline.api.modes;

import dev.hookline.api.http.RequestPath;
import dev.hookline.api.problem.ProblemAnswer;
import dev.hookline.delivery.Refused;
import dev.hookline.delivery.modes.Modes;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * The first that a request meets: while no mode forbids anything it costs a look at memory. What is
 * refused is refused before its credential is looked at and its body is read.
 */
@ApplicationScoped
public class ModeDoor {
  @Inject Modes modes;

  /** Whether the request may go on; if not, it is answered. */
  public boolean admits(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    if (modes.inForce().everyRequestGoes()) {
      return true;
    }
    try {
      modes.require(RequestKind.of(request.getMethod(), RequestPath.of(request)));
      return true;
    } catch (Refused refused) {
      ProblemAnswer.send(response, refused, request.getRequestURI());
      return false;
    }
  }
}
