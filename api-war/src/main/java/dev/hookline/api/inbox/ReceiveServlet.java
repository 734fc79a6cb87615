package dev.hookline.api.inbox;

import dev.hookline.api.http.RequestBody;
import dev.hookline.api.problem.ProblemAnswer;
import dev.hookline.delivery.inbox.Inbox;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Collections;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Takes a message into an inbox. The token in the path is all the credential it needs. */
@WebServlet(ReceiveServlet.PATH + "*")
public class ReceiveServlet extends HttpServlet {
  static final String PATH = "/v1/dev/inbox/receive/";

  private static final long serialVersionUID = 1L;
  private static final byte[] OK = "{\"ok\":true}".getBytes(StandardCharsets.US_ASCII);

  @Inject transient Inbox inbox;
  @Inject transient Clock clock;

  @Override
  protected void doPost(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    try {
      inbox.requireOn();
      String path = request.getPathInfo();
      String token = path == null ? "" : path.substring(1);
      byte[] body = RequestBody.read(request, Inbox.MAX_BODY_BYTES, clock);
      inbox.receive(token, headers(request), body);
    } catch (RuntimeException fault) {
      ProblemAnswer.send(response, fault, request.getRequestURI());
      return;
    }
    response.setContentType("application/json");
    response.setContentLength(OK.length);
    response.getOutputStream().write(OK);
  }

  private static Map<String, String> headers(HttpServletRequest request) {
    Map<String, String> headers = new TreeMap<>();
    for (String name : Collections.list(request.getHeaderNames())) {
      headers.put(
          name.toLowerCase(Locale.ROOT),
          String.join(", ", Collections.list(request.getHeaders(name))));
    }
    return headers;
  }
}
