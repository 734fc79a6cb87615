package dev.hookline.transport.http;

import dev.hookline.transport.fetch.Fetched;
import dev.hookline.transport.send.Failure;
import dev.hookline.transport.send.Target;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.apache.hc.client5.http.HttpRoute;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager;
import org.apache.hc.client5.http.io.ConnectionEndpoint;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.http.message.BasicClassicHttpRequest;
import org.apache.hc.core5.http.protocol.HttpCoreContext;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.util.Timeout;

/** One fetch, from opening its connection to closing it. Used once, by one thread. */
final class OneFetch {
  private static final int MOST_BYTES = 256 * 1024;

  private final PoolingHttpClientConnectionManager pool;
  private final Target target;
  private final Flight flight;
  private final HttpCoreContext context = HttpCoreContext.create();

  OneFetch(PoolingHttpClientConnectionManager pool, Target target, Flight flight) {
    this.pool = pool;
    this.target = target;
    this.flight = flight;
    context.setAttribute(Flight.ATTRIBUTE, flight);
  }

  Fetched run(String method, byte[] form, String authorization) {
    HttpRoute route = Attempt.route(target);
    ConnectionEndpoint endpoint = null;
    int patience = flight.remainingMillis();
    try {
      Timeout timeout = Timeout.ofMilliseconds(patience);
      endpoint = pool.lease("", route, timeout, null).get(timeout);
      flight.take(endpoint);
      pool.connect(endpoint, timeout, context);
      flight.phase = Flight.Phase.EXCHANGE;
      endpoint.setSocketTimeout(Timeout.DISABLED); // the cut ends a silent read
      BasicClassicHttpRequest message = message(route, method, form, authorization);
      ClassicHttpResponse response = endpoint.execute("", message, new Exchange(), context);
      flight.phase = Flight.Phase.BODY;
      return read(response);
    } catch (IOException
        | HttpException
        | ExecutionException
        | TimeoutException
        | IllegalStateException e) {
      return failed(e, patience);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return failed(e, patience);
    } finally {
      if (endpoint != null) {
        endpoint.close(CloseMode.IMMEDIATE);
        pool.release(endpoint, null, null);
      }
    }
  }

  private BasicClassicHttpRequest message(
      HttpRoute route, String method, byte[] form, String authorization) {
    BasicClassicHttpRequest message =
        new BasicClassicHttpRequest(method, route.getTargetHost(), target.path());
    message.addHeader("Host", target.hostHeader());
    message.addHeader("User-Agent", "HookLine/1.0");
    message.addHeader("Accept", "application/json");
    message.addHeader("Connection", "close");
    if (authorization != null) {
      message.addHeader("Authorization", authorization);
    }
    if (form != null) {
      message.addHeader("Content-Type", "application/x-www-form-urlencoded");
      message.addHeader("Content-Length", Integer.toString(form.length));
      message.setEntity(new ByteArrayEntity(form, null));
    }
    return message;
  }

  private static Fetched read(ClassicHttpResponse response) throws IOException {
    int status = response.getCode();
    if (status >= 300 && status < 400) {
      return new Fetched.Failed("it answered " + status + ", and redirects are not followed");
    }
    if (!json(response.getFirstHeader("Content-Type")) || response.getEntity() == null) {
      return new Fetched.Failed("it answered " + status + " without JSON");
    }
    byte[] body = response.getEntity().getContent().readNBytes(MOST_BYTES + 1);
    if (body.length > MOST_BYTES) {
      return new Fetched.Failed("its answer is larger than " + MOST_BYTES + " bytes");
    }
    try {
      return new Fetched.Json(
          status, StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body)).toString());
    } catch (CharacterCodingException e) {
      return new Fetched.Failed("its answer is not UTF-8");
    }
  }

  private static boolean json(Header type) {
    String media = type == null ? "" : type.getValue().split(";", 2)[0].strip();
    String lower = media.toLowerCase(Locale.ROOT);
    return lower.equals("application/json")
        || lower.startsWith("application/") && lower.endsWith("+json");
  }

  private Fetched failed(Exception problem, int patience) {
    Failure failure = FailureOf.problem(problem, flight, 200);
    return new Fetched.Failed(FailureOf.sentence(failure, problem, patience));
  }
}
