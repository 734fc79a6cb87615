package dev.hookline.api.publish;

import dev.hookline.api.http.Credentials;
import dev.hookline.api.http.RateLimitHeaders;
import dev.hookline.api.problem.ProblemAnswer;
import dev.hookline.delivery.Reason;
import dev.hookline.delivery.Refused;
import dev.hookline.delivery.access.Caller;
import dev.hookline.delivery.access.Callers;
import dev.hookline.delivery.access.Scope;
import dev.hookline.delivery.rates.Rates;
import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Takes every POST to the two paths of publishing; other methods go on to the resources. */
public class PublishDoor extends HttpFilter {
  private static final long serialVersionUID = 1L;
  private static final Logger LOG = Logger.getLogger(PublishDoor.class.getName());

  @Inject transient Callers callers;
  @Inject transient Publishing publishing;
  @Inject transient Rates rates;

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    if (!"POST".equals(request.getMethod())) {
      chain.doFilter(request, response);
      return;
    }
    try {
      publish(request, response);
    } catch (IOException gone) {
      LOG.log(Level.FINE, "a publisher left before its answer", gone);
    } catch (RuntimeException fault) {
      if (leavesBodyUnread(fault)) {
        response.setHeader("Connection", "close");
      }
      ProblemAnswer.send(response, fault, request.getRequestURI());
    }
  }

  private void publish(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    Caller caller =
        callers.authenticate(
            Credentials.of(request::getHeader), request.getHeader(Credentials.TENANT_HEADER));
    caller.require(Scope.EVENTS_PUBLISH);
    if (rates.limitsPublishing()) {
      RateLimitHeaders.obey(rates.publish(caller), response::setHeader);
    }
    publishing.answer(caller.tenantId(), request, response);
  }

  private static boolean leavesBodyUnread(RuntimeException fault) {
    return fault instanceof Refused refused
        && (refused.reason() == Reason.PAYLOAD_TOO_LARGE
            || refused.reason() == Reason.BODY_TIMEOUT);
  }
}
