package dev.hookline.delivery.replay;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hookline.delivery.routing.TopicPattern;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** A replay request as the JSON it is stored as, so that another node can go on with it. */
final class Criteria {
  private static final ObjectMapper JSON = new ObjectMapper();

  private Criteria() {}

  static String write(ReplayRequest request) {
    ObjectNode json = JSON.createObjectNode();
    request.events().forEach(event -> json.withArray("events").add(event.toString()));
    if (request.from() != null) {
      json.put("from_ms", request.from().toEpochMilli());
    }
    if (request.to() != null) {
      json.put("to_ms", request.to().toEpochMilli());
    }
    if (request.topic() != null) {
      json.put("topic", request.topic().toString());
    }
    if (request.endpointId() != null) {
      json.put("endpoint_id", request.endpointId().toString());
    }
    if (request.lastStatus() != null) {
      json.put("last_status", request.lastStatus());
    }
    return json.put("mode", request.mode().name())
        .put("limit", request.limit())
        .put("dry_run", request.dryRun())
        .toString();
  }

  static ReplayRequest read(String text) {
    JsonNode json;
    try {
      json = JSON.readTree(text);
    } catch (IOException e) {
      throw new UncheckedIOException("stored criteria are not JSON", e);
    }
    List<UUID> events = new ArrayList<>();
    json.path("events").forEach(event -> events.add(UUID.fromString(event.textValue())));
    return new ReplayRequest(
        List.copyOf(events),
        moment(json.get("from_ms")),
        moment(json.get("to_ms")),
        json.has("topic") ? TopicPattern.parse(json.get("topic").textValue()) : null,
        json.has("endpoint_id") ? UUID.fromString(json.get("endpoint_id").textValue()) : null,
        ReplayRequest.Mode.valueOf(json.get("mode").textValue()),
        json.get("limit").intValue(),
        json.get("dry_run").booleanValue(),
        json.has("last_status") ? json.get("last_status").intValue() : null);
  }

  private static Instant moment(JsonNode json) {
    return json == null ? null : Instant.ofEpochMilli(json.longValue());
  }
}
