package dev.hookline.transport.send;

import java.util.List;

/**
 * One POST. Host, Content-Length and User-Agent are added by the sender.
 *
 * @param target where to
 * @param body the exact bytes; not copied, must not change
 * @param headers all other fields, in order
 * @param timeoutMillis limit of the whole send, from looking up the name to the last byte read, in
 *     milliseconds; at least 1
 */
public record OutboundRequest(
    Target target, byte[] body, List<HeaderLine> headers, int timeoutMillis) {
  /** Checks the timeout. */
  public OutboundRequest {
    if (timeoutMillis < 1) {
      throw new IllegalArgumentException("a timeout must be at least 1 ms");
    }
  }

  // A record would print the headers, and with them credentials.
  @Override
  public String toString() {
    return "OutboundRequest[" + target + ", " + body.length + " bytes, " + timeoutMillis + " ms]";
  }
}
