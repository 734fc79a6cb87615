package dev.hookline.bench.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;

/** Calls of the public contract, one method each; safe for many threads. */
public final class Api implements AutoCloseable {
  private static final Duration CALL = Duration.ofSeconds(20);
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Target target;
  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(5))
          .build();

  /** A client of one server. */
  public Api(Target target) {
    this.target = target;
  }

  /** Makes an inbox of the built-in receiver: {@code token} and {@code receive_url}. */
  public JsonNode createInbox() throws IOException {
    return post("/v1/dev/inbox", Map.of());
  }

  /** One page of an inbox, newest first. */
  public JsonNode inboxMessages(String token, String cursor, int limit) throws IOException {
    String query = "?token=" + encoded(token) + "&limit=" + limit;
    return call("GET", "/v1/dev/inbox/messages" + query + cursorPart(cursor), null);
  }

  /** Makes an endpoint; its {@code secret} is in this answer only. */
  public JsonNode createEndpoint(URI url, String description) throws IOException {
    return post("/v1/endpoints", Map.of("url", url.toString(), "description", description));
  }

  /** Removes an endpoint and its subscriptions. */
  public void deleteEndpoint(String id) throws IOException {
    call("DELETE", "/v1/endpoints/" + id, null);
  }

  /** Subscribes an endpoint to the topics that a pattern matches. */
  public JsonNode subscribe(String endpointId, String pattern) throws IOException {
    return post("/v1/subscriptions", Map.of("endpoint_id", endpointId, "topic_pattern", pattern));
  }

  /** Publishes a payload exactly as given: the bytes are put into the request unread. */
  public JsonNode publish(String topic, byte[] payload) throws IOException {
    return call("POST", "/v1/events", publishBody(topic, payload));
  }

  /** The request body of {@link #publish}. */
  public static byte[] publishBody(String topic, byte[] payload) {
    byte[] lead = ("{\"topic\":\"" + topic + "\",\"payload\":").getBytes(StandardCharsets.UTF_8);
    byte[] body = new byte[lead.length + payload.length + 1];
    System.arraycopy(lead, 0, body, 0, lead.length);
    System.arraycopy(payload, 0, body, lead.length, payload.length);
    body[body.length - 1] = '}';
    return body;
  }

  @Override
  public void close() {
    http.shutdownNow();
  }

  private JsonNode post(String path, Map<String, String> members) throws IOException {
    return call("POST", path, JSON.writeValueAsBytes(members));
  }

  private JsonNode call(String method, String path, byte[] body) throws IOException {
    var publisher =
        body == null
            ? HttpRequest.BodyPublishers.noBody()
            : HttpRequest.BodyPublishers.ofByteArray(body);
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(target.url() + path))
            .timeout(CALL)
            .header("Authorization", "Bearer " + target.apiKey())
            .header("Content-Type", "application/json")
            .method(method, publisher)
            .build();
    try {
      var response = http.send(request, BodyHandlers.ofByteArray());
      if (response.statusCode() / 100 != 2) {
        String text = new String(response.body(), StandardCharsets.UTF_8);
        throw new ApiRefused(method + " " + withoutQuery(path), response.statusCode(), text);
      }
      return response.body().length == 0
          ? MissingNode.getInstance()
          : JSON.readTree(response.body());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }

  private static String cursorPart(String cursor) {
    return cursor.isEmpty() ? "" : "&cursor=" + encoded(cursor);
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  /** The query may hold a token. */
  private static String withoutQuery(String path) {
    return path.replaceFirst("\\?.*", "");
  }
}
