package dev.hookline.api.event;

/**
 * What a request says about its events beside the body.
 *
 * @param maxPayloadBytes largest payload of one event
 * @param idempotencyKey of the header, or null
 * @param traceparent well formed, or null
 * @param tracestate to be forwarded with it, or null
 */
public record Envelope(
    int maxPayloadBytes, String idempotencyKey, String traceparent, String tracestate) {
  /** The same with the trace that an event names itself. */
  public Envelope withTrace(String parent, String state) {
    return new Envelope(maxPayloadBytes, idempotencyKey, parent, state);
  }
}
