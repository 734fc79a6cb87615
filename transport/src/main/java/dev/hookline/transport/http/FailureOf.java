package dev.hookline.transport.http;

import dev.hookline.transport.guard.RefusedAddress;
import dev.hookline.transport.send.Failure;
import java.net.SocketTimeoutException;
import java.util.concurrent.TimeoutException;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.MessageConstraintException;

/** Names the failure behind an exception, by the phase in which it happened. */
final class FailureOf {
  private static final int MAX_ERROR = 200;

  private FailureOf() {}

  static Failure problem(Exception problem, Flight flight, int status) {
    if (problem instanceof RefusedAddress) {
      return Failure.REFUSED_ADDRESS;
    }
    boolean late =
        flight.wasCut()
            || problem instanceof SocketTimeoutException
            || problem instanceof TimeoutException;
    return switch (flight.phase) {
      case LEASE -> late ? Failure.TIMEOUT : Failure.CONNECT;
      case DNS -> Failure.DNS;
      case CONNECT -> Failure.CONNECT;
      case TLS -> late ? Failure.TIMEOUT : Failure.TLS;
      case EXCHANGE -> late ? Failure.TIMEOUT : broken(problem);
      case BODY -> body(late, status);
    };
  }

  static String sentence(Failure failure, Exception problem, int timeoutMillis) {
    if (failure == Failure.TIMEOUT) {
      return "no complete answer within " + timeoutMillis + " ms";
    }
    String message = problem.getMessage();
    String text = Excerpt.clean(message == null ? problem.getClass().getSimpleName() : message);
    return text.length() > MAX_ERROR ? text.substring(0, MAX_ERROR) : text;
  }

  private static Failure broken(Exception problem) {
    boolean notHttp =
        problem instanceof HttpException || problem instanceof MessageConstraintException;
    return notHttp ? Failure.PROTOCOL : Failure.RESET;
  }

  // Without a 2xx the attempt has failed whatever its body does, and the status says more than how
  // the body ended.
  private static Failure body(boolean late, int status) {
    if (status < 200 || status > 299) {
      return Failure.NONE;
    }
    return late ? Failure.TIMEOUT : Failure.BODY;
  }
}
