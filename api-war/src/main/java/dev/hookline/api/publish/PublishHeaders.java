package dev.hookline.api.publish;

import dev.hookline.api.event.Envelope;
import dev.hookline.api.event.IdempotencyKeys;
import dev.hookline.api.http.TraceContext;
import dev.hookline.delivery.Reason;
import dev.hookline.delivery.Refused;
import jakarta.servlet.http.HttpServletRequest;

/** The headers that say something about the events in the body. */
final class PublishHeaders {
  private PublishHeaders() {}

  static Envelope envelope(HttpServletRequest request, BodyFormat format, int maxPayloadBytes) {
    String key = IdempotencyKeys.ofHeader(request.getHeader("Idempotency-Key"));
    if (key != null && format.batch()) {
      throw new Refused(
          Reason.INVALID_REQUEST, "in a batch every event has its own key: use idempotency_key");
    }
    String parent = TraceContext.parent(request.getHeader("traceparent"));
    String state = parent == null ? null : TraceContext.state(request.getHeader("tracestate"));
    return new Envelope(maxPayloadBytes, key, parent, state);
  }
}
