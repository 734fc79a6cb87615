package dev.hookline.bench.bare;

import dev.hookline.persistence.id.Uuid7;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import org.glassfish.grizzly.http.server.HttpHandler;
import org.glassfish.grizzly.http.server.Request;
import org.glassfish.grizzly.http.server.Response;

/** Reads a publish, waits until it is stored, and answers with the id it got. */
final class Acceptor extends HttpHandler {
  private static final int CREATED = 201;
  private static final int UNAVAILABLE = 503;

  private final Uuid7 ids = new Uuid7(Clock.systemUTC());
  private final Commits commits;
  private final boolean wanted;

  /**
   * @param wanted whether its events are delivered
   */
  Acceptor(Commits commits, boolean wanted) {
    this.commits = commits;
    this.wanted = wanted;
  }

  @Override
  public void service(Request request, Response response) throws IOException, InterruptedException {
    byte[] payload = request.getInputStream().readNBytes(request.getContentLength());
    UUID id = ids.next();
    Accepted accepted = new Accepted(id, payload, wanted, new CountDownLatch(1));
    if (!commits.store(accepted)) {
      response.sendError(UNAVAILABLE);
      return;
    }
    byte[] answer = ("{\"event_id\":\"" + name(id) + "\"}").getBytes(StandardCharsets.US_ASCII);
    response.setStatus(CREATED);
    response.setContentType("application/json");
    response.setContentLength(answer.length);
    response.getOutputStream().write(answer);
  }

  static String name(UUID id) {
    return "evt_" + id.toString().replace("-", "");
  }
}
