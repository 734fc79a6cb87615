package dev.hookline.api.problem;

import dev.hookline.api.json.Json;
import dev.hookline.delivery.Reason;
import dev.hookline.delivery.Refused;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Sends problems from servlets and filters. */
public final class ProblemAnswer {
  private static final Logger LOG = Logger.getLogger(ProblemAnswer.class.getName());

  private ProblemAnswer() {}

  /**
   * Answers a failure: a refusal by its reason, a lost database as unavailable, anything else as an
   * incident.
   *
   * @param instance the path that was asked for
   */
  public static void send(HttpServletResponse response, Throwable fault, String instance)
      throws IOException {
    switch (Faults.judge(fault)) {
      case Faults.Verdict.Refusal refusal -> send(response, refusal.refused(), instance);
      case Faults.Verdict.Incident incident -> send(response, incident.problem());
    }
  }

  private static void send(HttpServletResponse response, Refused refused, String instance)
      throws IOException {
    if (refused.reason() == Reason.UNAUTHENTICATED) {
      response.setHeader("WWW-Authenticate", "Bearer");
    }
    refused
        .retryAfter()
        .ifPresent(
            wait -> response.setHeader("Retry-After", Long.toString(RetryAfter.seconds(wait))));
    send(response, Problem.of(refused.reason(), refused.getMessage(), instance));
  }

  static void send(HttpServletResponse response, Problem problem) throws IOException {
    if (response.isCommitted()) {
      return;
    }
    byte[] body = Json.mapper().writeValueAsBytes(problem);
    response.resetBuffer();
    response.setStatus(problem.status());
    response.setContentType(Problem.MEDIA_TYPE);
    response.setContentLength(body.length);
    try {
      response.getOutputStream().write(body);
    } catch (IOException gone) {
      LOG.log(Level.FINE, "a caller left before its answer", gone);
    }
  }
}
