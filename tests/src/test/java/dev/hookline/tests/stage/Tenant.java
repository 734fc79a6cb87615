package dev.hookline.tests.stage;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.StreamSupport;

/** A tenant with a key for everything of its own. */
public record Tenant(String id, Api api) {
  /** The same tenant at another node. */
  public Tenant at(Stage node) {
    return new Tenant(id, new Api(node.server().apiUrl(), api.headers()));
  }

  /** Makes an endpoint; {@code more} is further members such as {@code "max_attempts":1}. */
  public Reply endpoint(String url, String... more) {
    String members = more.length == 0 ? "" : "," + String.join(",", more);
    return api.post("/v1/endpoints", "{\"url\":\"" + url + "\"" + members + "}").expect(201);
  }

  public String subscribe(String endpointId, String pattern, String... more) {
    String members = more.length == 0 ? "" : "," + String.join(",", more);
    return api.post(
            "/v1/subscriptions",
            "{\"endpoint_id\":\"%s\",\"topic_pattern\":\"%s\"%s}"
                .formatted(endpointId, pattern, members))
        .expect(201)
        .text("id");
  }

  /** An endpoint that gets everything; returns its id. */
  public String listener(String url, String... more) {
    String id = endpoint(url, more).text("id");
    subscribe(id, "#");
    return id;
  }

  public Reply publish(String topic, String payload, String... more) {
    String members = more.length == 0 ? "" : "," + String.join(",", more);
    return api.post(
        "/v1/events", "{\"topic\":\"%s\",\"payload\":%s%s}".formatted(topic, payload, members));
  }

  /** Publishes in one commit, each event as JSON, and returns their ids. */
  public List<String> publishBatch(List<String> events) {
    Reply reply =
        api.post("/v1/events/batch", "{\"events\":[" + String.join(",", events) + "]}").expect(200);
    return StreamSupport.stream(reply.json().path("items").spliterator(), false)
        .map(item -> item.path("event_id").asText())
        .toList();
  }

  /** Publishes and returns the id of the one delivery it makes. */
  public String publishOne(String topic, String payload) {
    return publish(topic, payload).expect(201).json().path("job_ids").path(0).asText();
  }

  public JsonNode delivery(String id) {
    return api.get("/v1/deliveries/" + id).expect(200).json();
  }

  /** Waits until the delivery has the status. */
  public JsonNode awaitDelivery(String id, String status) {
    return Until.value(
        "delivery " + status, () -> delivery(id), it -> it.path("status").asText().equals(status));
  }

  public List<JsonNode> items(String path) {
    JsonNode items = api.get(path).expect(200).json().path("items");
    return StreamSupport.stream(items.spliterator(), false).toList();
  }
}
