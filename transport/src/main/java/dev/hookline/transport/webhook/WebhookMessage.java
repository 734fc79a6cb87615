package dev.hookline.transport.webhook;

import dev.hookline.transport.send.HeaderLine;
import dev.hookline.transport.send.OutboundRequest;
import dev.hookline.transport.send.Target;
import dev.hookline.transport.signature.SigningKey;
import dev.hookline.transport.signature.WebhookSignature;
import java.util.ArrayList;
import java.util.List;

/**
 * A delivery that can be signed, again for every attempt.
 *
 * @param target the endpoint
 * @param ids whose delivery of what
 * @param body the payload's exact bytes
 * @param keys the endpoint's live secrets, the newest first; at least one
 * @param trace the trace it belongs to
 * @param extra the endpoint's own fields, its credential included, each passed by {@link
 *     dev.hookline.transport.send.HeaderRules}
 * @param timeoutMillis limit of one attempt, in milliseconds
 */
public record WebhookMessage(
    Target target,
    Ids ids,
    byte[] body,
    List<SigningKey> keys,
    Trace trace,
    List<HeaderLine> extra,
    int timeoutMillis) {
  private static final HeaderLine JSON = new HeaderLine("Content-Type", "application/json");
  private static final int OWN_HEADERS = 11;

  /**
   * What is sent, by id.
   *
   * @param event the event's id
   * @param delivery the delivery's id, the same over all its attempts; sent as {@code webhook-id},
   *     so it holds no dot
   * @param topic the event's topic
   */
  public record Ids(String event, String delivery, String topic) {}

  /**
   * W3C trace context.
   *
   * @param parent {@code traceparent}, or null
   * @param state {@code tracestate}, or null
   */
  public record Trace(String parent, String state) {
    /** No trace. */
    public static final Trace NONE = new Trace(null, null);
  }

  /**
   * The request of one attempt, signed as of now.
   *
   * @param nowMillis the current time, in milliseconds since 1970
   */
  public OutboundRequest sign(long nowMillis) {
    long seconds = Math.floorDiv(nowMillis, 1_000L);
    List<HeaderLine> headers = new ArrayList<>(OWN_HEADERS + extra.size());
    headers.add(JSON);
    headers.add(new HeaderLine("webhook-id", ids.delivery()));
    headers.add(new HeaderLine("webhook-timestamp", Long.toString(seconds)));
    headers.add(
        new HeaderLine(
            "webhook-signature", WebhookSignature.sign(ids.delivery(), seconds, body, keys)));
    headers.add(new HeaderLine("X-HL-Event-Id", ids.event()));
    headers.add(new HeaderLine("X-HL-Topic", ids.topic()));
    headers.add(new HeaderLine("X-HL-Delivery-Id", ids.delivery()));
    headers.add(new HeaderLine("X-HL-Timestamp", Long.toString(nowMillis)));
    headers.add(
        new HeaderLine("X-HL-Signature", WebhookSignature.xHl(nowMillis, body, keys.getFirst())));
    if (trace.parent() != null) {
      headers.add(new HeaderLine("traceparent", trace.parent()));
      if (trace.state() != null) {
        headers.add(new HeaderLine("tracestate", trace.state()));
      }
    }
    headers.addAll(extra);
    return new OutboundRequest(target, body, headers, timeoutMillis);
  }

  @Override
  public String toString() {
    return "WebhookMessage[" + ids + ", " + target + "]";
  }
}
