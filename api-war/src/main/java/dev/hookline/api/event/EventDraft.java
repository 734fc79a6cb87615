package dev.hookline.api.event;

import dev.hookline.delivery.Reason;
import dev.hookline.delivery.Refused;
import dev.hookline.delivery.publish.Priority;
import dev.hookline.delivery.publish.PublishRequest;
import java.time.Instant;

/** An event while its members are read; it remembers the first thing that is wrong. */
public final class EventDraft {
  private final Envelope envelope;
  private String topic;
  private byte[] payload;
  private Priority priority = Priority.MEDIUM;
  private String idempotencyKey;
  private Instant deliverAt;
  private Instant occurredAt;
  private String channels;
  private String metadata;
  private String retry;
  private Refused refused;

  /** An event of which nothing but its envelope is known. */
  public EventDraft(Envelope envelope) {
    this.envelope = envelope;
    this.idempotencyKey = envelope.idempotencyKey();
  }

  void refuse(Refused fault) {
    refused = refused == null ? fault : refused;
  }

  /** Null if it is missing; the engine judges it. */
  public void topic(String text) {
    topic = text;
  }

  /**
   * JSON text.
   *
   * @throws Refused if it is too large, or the second one
   */
  public void payload(byte[] bytes) {
    if (payload != null) {
      throw invalid("payload and data are two names of one member: send one of them");
    }
    payload = bytes;
    if (bytes.length > envelope.maxPayloadBytes()) {
      throw new Refused(
          Reason.PAYLOAD_TOO_LARGE,
          "the payload is larger than " + envelope.maxPayloadBytes() + " bytes");
    }
  }

  void priority(String name) {
    if (name != null) {
      priority =
          Priority.named(name).orElseThrow(() -> invalid("priority must be high, medium or low"));
    }
  }

  /**
   * Null changes nothing.
   *
   * @throws Refused if it is not a key, or not the one of the envelope
   */
  public void idempotencyKey(String key) {
    if (key == null) {
      return;
    }
    IdempotencyKeys.check(key);
    if (idempotencyKey != null && !idempotencyKey.equals(key)) {
      throw invalid("idempotency_key and the header Idempotency-Key differ");
    }
    idempotencyKey = key;
  }

  void deliverAt(Instant moment) {
    deliverAt = moment;
  }

  /** Null stands for unknown. */
  public void occurredAt(Instant moment) {
    occurredAt = moment;
  }

  void channels(String json) {
    channels = json;
  }

  /** JSON object, or null. */
  public void metadata(String json) {
    metadata = json;
  }

  /** JSON of what it overrides of its endpoints' retries, or null. */
  void retry(String json) {
    retry = json;
  }

  /**
   * The finished event.
   *
   * @throws Refused with the first thing that was wrong
   */
  public PublishRequest request() {
    if (refused != null) {
      throw refused;
    }
    if (payload == null) {
      throw invalid("payload is required");
    }
    return new PublishRequest(
        topic,
        payload,
        priority,
        idempotencyKey,
        deliverAt,
        occurredAt,
        channels,
        metadata,
        envelope.traceparent(),
        envelope.tracestate(),
        retry);
  }

  private static Refused invalid(String detail) {
    return new Refused(Reason.INVALID_REQUEST, detail);
  }
}
