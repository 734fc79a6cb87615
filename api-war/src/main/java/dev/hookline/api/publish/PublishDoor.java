package dev.hookline.api.publish;

import dev.hookline.api.http.Credentials;
import dev.hookline.api.http.RateLimitHeaders;
import dev.hookline.api.http.RequestPath;
import dev.hookline.api.problem.ProblemAnswer;
import dev.hookline.delivery.Reason;
import dev.hookline.delivery.Refused;
import dev.hookline.delivery.access.Caller;
import dev.hookline.delivery.access.Callers;
import dev.hookline.delivery.access.Scope;
import dev.hookline.delivery.rates.Rates;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Answers every POST to the two paths of publishing; other methods go on to the resources. */
@ApplicationScoped
public class PublishDoor {
  private static final Logger LOG = Logger.getLogger(PublishDoor.class.getName());

  @Inject Callers callers;
  @Inject Publishing publishing;
  @Inject Rates rates;

  /** Whether the request is a publish. */
  public boolean takes(HttpServletRequest request) {
    return "POST".equals(request.getMethod())
        && switch (RequestPath.of(request)) {
          case "/v1/events", "/v1/events/", "/v1/events/batch", "/v1/events/batch/" -> true;
          default -> false;
        };
  }

  /** Publishes, and answers whatever comes of it. */
  public void answer(HttpServletRequest request, HttpServletResponse response) throws IOException {
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
