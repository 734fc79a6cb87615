package dev.hookline.api.http;

import dev.hookline.delivery.Reason;
import dev.hookline.delivery.Refused;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import java.time.Clock;
import java.util.Arrays;
import java.util.concurrent.TimeoutException;

/** Reads a request's body into memory, within limits of size and time. */
public final class RequestBody {
  private static final int FIRST_BUFFER = 8_192;
  private static final long LONGEST_MILLIS = 30_000;

  private RequestBody() {}

  /**
   * The whole body. Reading stops at the first byte too many.
   *
   * @param limit most bytes
   * @throws Refused with {@link Reason#PAYLOAD_TOO_LARGE}, or {@link Reason#BODY_TIMEOUT} if it
   *     takes longer than 30 seconds, or {@link Reason#MALFORMED_JSON} if it ends early
   */
  public static byte[] read(HttpServletRequest request, int limit, Clock clock) {
    long announced = request.getContentLengthLong();
    if (announced > limit) {
      throw tooLarge(limit);
    }
    try {
      return read(request.getInputStream(), announced, limit, clock);
    } catch (IOException e) {
      throw timedOut(e) ? timeout() : early();
    }
  }

  /**
   * @param announced the length that the body will have, or -1
   */
  static byte[] read(InputStream body, long announced, int limit, Clock clock) throws IOException {
    long deadline = clock.millis() + LONGEST_MILLIS;
    byte[] buffer = new byte[announced >= 0 ? (int) announced : Math.min(FIRST_BUFFER, limit + 1)];
    int filled = 0;
    while (announced < 0 || filled < announced) {
      if (filled > limit) {
        throw tooLarge(limit);
      }
      if (filled == buffer.length) {
        buffer = Arrays.copyOf(buffer, (int) Math.min(2L * filled, limit + 1L));
      }
      int count = body.read(buffer, filled, buffer.length - filled);
      if (count < 0) {
        break;
      }
      filled += count;
      if (clock.millis() > deadline) {
        throw timeout();
      }
    }
    if (filled < announced) {
      throw early();
    }
    return filled == buffer.length ? buffer : Arrays.copyOf(buffer, filled);
  }

  private static boolean timedOut(Throwable fault) {
    for (Throwable cause = fault; cause != null; cause = cause.getCause()) {
      if (cause instanceof SocketTimeoutException || cause instanceof TimeoutException) {
        return true;
      }
    }
    return false;
  }

  private static Refused tooLarge(int limit) {
    return new Refused(Reason.PAYLOAD_TOO_LARGE, "the body is larger than " + limit + " bytes");
  }

  private static Refused timeout() {
    return new Refused(Reason.BODY_TIMEOUT, "the body did not arrive in time");
  }

  private static Refused early() {
    return new Refused(Reason.MALFORMED_JSON, "the body ended before its announced length");
  }
}
