package dev.hookline.transport.http;

import dev.hookline.transport.send.Answer;
import dev.hookline.transport.send.Failure;
import dev.hookline.transport.send.HeaderLine;
import dev.hookline.transport.send.OutboundRequest;
import dev.hookline.transport.send.Target;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.apache.hc.client5.http.HttpRoute;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager;
import org.apache.hc.client5.http.io.ConnectionEndpoint;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.impl.DefaultConnectionReuseStrategy;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.http.message.BasicClassicHttpRequest;
import org.apache.hc.core5.http.protocol.HttpCoreContext;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;

/** One send, from leasing a connection to handing it back. Used once, by one thread. */
final class Attempt {
  private static final TimeValue KEEP = TimeValue.ofSeconds(Limits.CONNECTION_SECONDS);

  private final PoolingHttpClientConnectionManager pool;
  private final Exchange exchange;
  private final OutboundRequest request;
  private final Flight flight;
  private final HttpRoute route;
  private final HttpCoreContext context = HttpCoreContext.create();
  private final BodyRead body = new BodyRead();
  private int status;
  private String retryAfter;
  private boolean pooled;
  private boolean reusable;

  Attempt(
      PoolingHttpClientConnectionManager pool,
      Exchange exchange,
      OutboundRequest request,
      Flight flight) {
    this.pool = pool;
    this.exchange = exchange;
    this.request = request;
    this.flight = flight;
    this.route = route(request.target());
    context.setAttribute(Flight.ATTRIBUTE, flight);
  }

  Answer run() {
    Exception problem = tryOnce(false);
    if (stale(problem)) {
      problem = tryOnce(true);
    }
    return answer(problem);
  }

  // A connection that had served before and died before a byte of this answer was closed by the
  // other side while it idled. That says nothing about the endpoint.
  private boolean stale(Exception problem) {
    return pooled
        && flight.phase == Flight.Phase.EXCHANGE
        && problem instanceof IOException
        && !(problem instanceof SocketTimeoutException)
        && !flight.answerBegan
        && !flight.wasCut();
  }

  private Exception tryOnce(boolean fresh) {
    flight.phase = Flight.Phase.LEASE;
    ConnectionEndpoint endpoint = null;
    try {
      Timeout patience = Timeout.ofMilliseconds(flight.remainingMillis());
      endpoint = pool.lease("", route, patience, null).get(patience);
      flight.take(endpoint);
      if (fresh) {
        // What idled beside a stale connection is likely stale too.
        endpoint.close(CloseMode.IMMEDIATE);
      }
      pooled = endpoint.isConnected();
      if (!pooled) {
        pool.connect(endpoint, patience, context);
      }
      exchange(endpoint);
      return null;
    } catch (IOException
        | HttpException
        | ExecutionException
        | TimeoutException
        | IllegalStateException e) {
      return e;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return e;
    } finally {
      if (endpoint != null) {
        release(endpoint);
      }
    }
  }

  private void exchange(ConnectionEndpoint endpoint) throws IOException, HttpException {
    flight.phase = Flight.Phase.EXCHANGE;
    // The deadline watch ends a silent read: a timer of its own for each costs two thread switches.
    endpoint.setSocketTimeout(Timeout.DISABLED);
    ClassicHttpRequest message = message();
    ClassicHttpResponse response = endpoint.execute("", message, exchange, context);
    flight.phase = Flight.Phase.BODY;
    status = response.getCode();
    Header header = response.getFirstHeader("Retry-After");
    retryAfter = header == null ? null : Excerpt.clean(header.getValue());
    body.from(response.getEntity());
    reusable =
        body.complete()
            && DefaultConnectionReuseStrategy.INSTANCE.keepAlive(message, response, context);
  }

  private void release(ConnectionEndpoint endpoint) {
    boolean keep = reusable && flight.land();
    if (!keep) {
      endpoint.close(CloseMode.IMMEDIATE);
    }
    pool.release(endpoint, null, keep ? KEEP : null);
  }

  static HttpRoute route(Target target) {
    String scheme = target.secure() ? "https" : "http";
    HttpHost host = new HttpHost(scheme, target.host(), target.port());
    return new HttpRoute(host, null, target.secure());
  }

  private ClassicHttpRequest message() {
    BasicClassicHttpRequest message =
        new BasicClassicHttpRequest("POST", route.getTargetHost(), request.target().path());
    message.addHeader("Host", request.target().hostHeader());
    message.addHeader("User-Agent", "HookLine/1.0");
    message.addHeader("Content-Length", Integer.toString(request.body().length));
    for (HeaderLine line : request.headers()) {
      message.addHeader(line.name(), line.value());
    }
    message.setEntity(new ByteArrayEntity(request.body(), null));
    return message;
  }

  private Answer answer(Exception problem) {
    Failure failure = problem == null ? Failure.NONE : FailureOf.problem(problem, flight, status);
    String error =
        failure == Failure.NONE
            ? ""
            : FailureOf.sentence(failure, problem, request.timeoutMillis());
    return new Answer(status, failure, body.excerpt(), retryAfter, flight.phases(), error);
  }
}
