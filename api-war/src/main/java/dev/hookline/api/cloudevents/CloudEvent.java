package dev.hookline.api.cloudevents;

import dev.hookline.api.event.Envelope;
import dev.hookline.api.event.EventDraft;
import dev.hookline.api.http.MediaTypes;
import dev.hookline.api.http.TraceContext;
import dev.hookline.api.json.Json;
import dev.hookline.delivery.Reason;
import dev.hookline.delivery.Refused;
import dev.hookline.delivery.publish.PublishRequest;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.Map;

/** The attributes and the data of one CloudEvent, whichever way they came. */
final class CloudEvent {
  private static final int MAX_ATTRIBUTES = 64;
  private static final int MAX_METADATA_CHARS = 16_384;
  private static final byte[] NO_DATA = "null".getBytes(StandardCharsets.US_ASCII);

  private final Map<String, String> attributes = new LinkedHashMap<>();
  private byte[] data = NO_DATA;

  void attribute(String name, String value) {
    if (name.isEmpty()
        || !name.chars().allMatch(c -> c >= 'a' && c <= 'z' || c >= '0' && c <= '9')) {
      throw invalid("names of CloudEvents attributes are lower-case letters and digits");
    }
    if (attributes.size() == MAX_ATTRIBUTES) {
      throw invalid("a CloudEvent has at most " + MAX_ATTRIBUTES + " attributes");
    }
    if (value != null) {
      attributes.put(name, value);
    }
  }

  void data(byte[] json) {
    data = json;
  }

  PublishRequest toRequest(Envelope envelope) {
    if (!"1.0".equals(required("specversion"))) {
      throw invalid("specversion must be 1.0");
    }
    if (!MediaTypes.isJson(attributes.getOrDefault("datacontenttype", MediaTypes.JSON))) {
      throw new Refused(Reason.UNSUPPORTED_MEDIA_TYPE, "the data of an event must be JSON");
    }
    EventDraft draft = new EventDraft(traced(envelope));
    draft.topic(required("type"));
    draft.idempotencyKey(required("source") + '#' + required("id"));
    draft.occurredAt(time());
    draft.payload(data);
    draft.metadata(metadata());
    return draft.request();
  }

  private String required(String name) {
    String value = attributes.get(name);
    if (value == null || value.isEmpty()) {
      throw invalid("a CloudEvent needs the attribute " + name);
    }
    return value;
  }

  private Instant time() {
    String time = attributes.get("time");
    try {
      return time == null ? null : OffsetDateTime.parse(time).toInstant();
    } catch (DateTimeException e) {
      throw invalid("time must be a timestamp as RFC 3339 has it");
    }
  }

  private String metadata() {
    String json = Json.mapper().valueToTree(attributes).toString();
    if (json.length() > MAX_METADATA_CHARS) {
      throw invalid("the attributes of an event hold at most 16 KiB");
    }
    return json;
  }

  private Envelope traced(Envelope envelope) {
    String parent = TraceContext.parent(attributes.get("traceparent"));
    return parent == null
        ? envelope
        : envelope.withTrace(parent, TraceContext.state(attributes.get("tracestate")));
  }

  private static Refused invalid(String detail) {
    return new Refused(Reason.INVALID_REQUEST, detail);
  }
}
