package dev.hookline.bench.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Calls of the public contract, one method each; safe for many threads. */
public final class Api implements AutoCloseable {
  private static final byte[] NO_BODY = {};
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Target target;
  private final Connections connections;
  private final String tenantLine;

  /** A client of one server. */
  public Api(Target target) {
    this(target, "");
  }

  /**
   * A client that names the tenant it speaks for, as an operator may.
   *
   * @param tenantId empty names none
   */
  public Api(Target target, String tenantId) {
    this.target = target;
    this.connections = new Connections(target.address());
    this.tenantLine = tenantId.isEmpty() ? "" : "X-Tenant-Id: " + tenantId + "\r\n";
  }

  /** Makes an inbox of the built-in receiver: {@code token} and {@code receive_url}. */
  public JsonNode createInbox() throws IOException {
    return post("/v1/dev/inbox", Map.of());
  }

  /** One page of an inbox, newest first. */
  public JsonNode inboxMessages(String token, String cursor, int limit) throws IOException {
    String query = "?token=" + encoded(token) + "&limit=" + limit;
    return call("GET", "/v1/dev/inbox/messages" + query + cursorPart(cursor), NO_BODY);
  }

  /** Makes an endpoint; its {@code secret} is in this answer only. */
  public JsonNode createEndpoint(URI url, String description) throws IOException {
    return post("/v1/endpoints", Map.of("url", url.toString(), "description", description));
  }

  /** Removes an endpoint and its subscriptions. */
  public void deleteEndpoint(String id) throws IOException {
    call("DELETE", "/v1/endpoints/" + id, NO_BODY);
  }

  /** Subscribes an endpoint to the topics that a pattern matches. */
  public JsonNode subscribe(String endpointId, String pattern) throws IOException {
    return post("/v1/subscriptions", Map.of("endpoint_id", endpointId, "topic_pattern", pattern));
  }

  /** Publishes a payload exactly as given: the bytes are put into the request unread. */
  public JsonNode publish(String topic, byte[] payload) throws IOException {
    return call("POST", "/v1/events", publishBody(topic, payload));
  }

  /** As {@link #publish}; the same key again answers the first event again. */
  public JsonNode publishOnce(String topic, String idempotencyKey, byte[] payload)
      throws IOException {
    String lead =
        "{\"topic\":\"%s\",\"idempotency_key\":\"%s\",\"payload\":"
            .formatted(topic, idempotencyKey);
    return call("POST", "/v1/events", closed(lead, payload));
  }

  /** Makes a tenant; the caller is the operator. */
  public void createTenant(String id) throws IOException {
    post("/v1/tenants", Map.of("tenant_id", id));
  }

  /** Makes a key that may do everything within the tenant, and returns it. */
  public String createKey() throws IOException {
    byte[] body = "{\"scopes\":[\"admin\"]}".getBytes(StandardCharsets.UTF_8);
    return call("POST", "/v1/apikeys", body).path("key").asText();
  }

  /** Starts a job and returns the number to ask after it by; the caller is the operator. */
  public String startJob(String name) throws IOException {
    return post("/v1/admin/jobs/" + name, Map.of()).path("id").asText();
  }

  /** How the queue stands: of the tenant, or of all for the operator. */
  public JsonNode stats() throws IOException {
    return call("GET", "/v1/admin/stats", NO_BODY);
  }

  /**
   * One page of a list, newest first.
   *
   * @param list such as {@code events}
   * @param cursor empty for the first page
   */
  public JsonNode page(String list, String cursor, int limit) throws IOException {
    return call("GET", "/v1/" + list + "?limit=" + limit + cursorPart(cursor), NO_BODY);
  }

  /** One thing of a list; {@link ApiRefused} with 404 if the caller has none of that id. */
  public JsonNode one(String list, String id) throws IOException {
    return call("GET", "/v1/" + list + "/" + id, NO_BODY);
  }

  /** The request body of {@link #publish}. */
  public static byte[] publishBody(String topic, byte[] payload) {
    return closed("{\"topic\":\"" + topic + "\",\"payload\":", payload);
  }

  private static byte[] closed(String text, byte[] payload) {
    byte[] lead = text.getBytes(StandardCharsets.UTF_8);
    byte[] body = new byte[lead.length + payload.length + 1];
    System.arraycopy(lead, 0, body, 0, lead.length);
    System.arraycopy(payload, 0, body, lead.length, payload.length);
    body[body.length - 1] = '}';
    return body;
  }

  @Override
  public void close() throws IOException {
    connections.close();
  }

  private JsonNode post(String path, Map<String, String> members) throws IOException {
    return call("POST", path, JSON.writeValueAsBytes(members));
  }

  private JsonNode call(String method, String path, byte[] body) throws IOException {
    String head =
        "%s %s HTTP/1.1\r\nHost: %s\r\nAuthorization: Bearer %s\r\n"
                .formatted(method, path, target.authority(), target.apiKey())
            + tenantLine
            + (body.length == 0 ? "" : "Content-Type: application/json\r\n")
            + "Content-Length: %d\r\n\r\n".formatted(body.length);
    Connections.Answer answer = connections.call(head, body);
    if (answer.status() / 100 != 2) {
      String text = new String(answer.body(), StandardCharsets.UTF_8);
      throw new ApiRefused(method + " " + withoutQuery(path), answer.status(), text);
    }
    return answer.body().length == 0 ? MissingNode.getInstance() : JSON.readTree(answer.body());
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
