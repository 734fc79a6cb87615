package dev.hookline.bench.fake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** Publishes to everyone whose pattern matches, at once, with the faults it is told to make. */
public final class FakeHookLine implements AutoCloseable {
  /** A fault. */
  public enum Fault {
    NONE,
    LOSE,
    DUPLICATE,
    CHANGE_BODY,
    WRONG_KEY
  }

  private record Endpoint(String id, URI url, String secret) {}

  private record Subscription(String endpointId, String pattern) {}

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int FAULT_EVERY = 7;

  private final Fault fault;
  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  // Few senders: the JDK's server closes connections at random once 200 of them are idle.
  private final ExecutorService senders = Executors.newFixedThreadPool(16);
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final Map<String, Endpoint> endpoints = new ConcurrentHashMap<>();
  private final List<Subscription> subscriptions = new CopyOnWriteArrayList<>();
  private final Map<String, List<ObjectNode>> inboxes = new ConcurrentHashMap<>();
  private final AtomicInteger ids = new AtomicInteger(1);

  /** A fake on a free port. */
  public FakeHookLine(Fault fault) throws IOException {
    this.fault = fault;
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 512);
    server.createContext("/v1/events", exchange -> answer(exchange, 201, publish(exchange)));
    server.createContext("/v1/endpoints", this::endpoints);
    server.createContext(
        "/v1/subscriptions", exchange -> answer(exchange, 201, subscribe(exchange)));
    server.createContext("/v1/dev/inbox", this::inbox);
    server.setExecutor(threads);
    server.start();
  }

  /** Where it answers. */
  public String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /** How many endpoints there are now. */
  public int endpointCount() {
    return endpoints.size();
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
    senders.shutdownNow();
    client.shutdownNow();
  }

  private ObjectNode publish(HttpExchange exchange) throws IOException {
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    String lead = "\"payload\":";
    String payload = body.substring(body.indexOf(lead) + lead.length(), body.length() - 1);
    String topic = JSON.readTree(body).path("topic").asText();
    int number = ids.getAndIncrement();
    String id = "evt_%032x".formatted(number);
    boolean faulty = number % FAULT_EVERY == 0;
    for (Subscription each : subscriptions) {
      Endpoint endpoint = endpoints.get(each.endpointId());
      if (endpoint != null && (each.pattern().equals("#") || each.pattern().equals(topic))) {
        senders.submit(() -> deliver(endpoint, id, topic, payload, faulty ? fault : Fault.NONE));
      }
    }
    return JSON.createObjectNode().put("id", id).put("event_id", id);
  }

  private Void deliver(Endpoint endpoint, String id, String topic, String payload, Fault now)
      throws IOException, InterruptedException {
    String sent = now == Fault.CHANGE_BODY ? payload.replaceAll("[a-z]\"}$", "!\"}") : payload;
    byte[] body = sent.getBytes(StandardCharsets.UTF_8);
    String secret = now == Fault.WRONG_KEY ? "whsec_AAAA" : endpoint.secret();
    HttpRequest.Builder request =
        HttpRequest.newBuilder(endpoint.url()).POST(HttpRequest.BodyPublishers.ofByteArray(body));
    Signed.headers(secret, id, topic, body).forEach(request::header);
    int times = now == Fault.LOSE ? 0 : now == Fault.DUPLICATE ? 2 : 1;
    for (int i = 0; i < times; i++) {
      client.send(request.build(), HttpResponse.BodyHandlers.discarding());
    }
    return null;
  }

  private void endpoints(HttpExchange exchange) throws IOException {
    if (exchange.getRequestMethod().equals("DELETE")) {
      endpoints.remove(exchange.getRequestURI().getPath().replaceFirst(".*/", ""));
      answer(exchange, 204, null);
      return;
    }
    JsonNode request = JSON.readTree(exchange.getRequestBody());
    String id = "ep_" + ids.getAndIncrement();
    byte[] key = new byte[24];
    key[0] = (byte) ids.get();
    String secret = "whsec_" + Base64.getEncoder().encodeToString(key);
    endpoints.put(id, new Endpoint(id, URI.create(request.path("url").asText()), secret));
    answer(exchange, 201, JSON.createObjectNode().put("endpoint_id", id).put("secret", secret));
  }

  private ObjectNode subscribe(HttpExchange exchange) throws IOException {
    JsonNode request = JSON.readTree(exchange.getRequestBody());
    subscriptions.add(
        new Subscription(
            request.path("endpoint_id").asText(), request.path("topic_pattern").asText()));
    return JSON.createObjectNode();
  }

  private void inbox(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    if (path.endsWith("/messages")) {
      answer(exchange, 200, page(exchange.getRequestURI().getQuery()));
    } else if (path.contains("/receive/")) {
      receive(exchange, inboxes.get(path.replaceFirst(".*/", "")));
      answer(exchange, 200, JSON.createObjectNode());
    } else {
      String token = "token" + ids.getAndIncrement();
      inboxes.put(token, new ArrayList<>());
      String receiveUrl = url() + "/v1/dev/inbox/receive/" + token;
      answer(
          exchange,
          201,
          JSON.createObjectNode().put("token", token).put("receive_url", receiveUrl));
    }
  }

  private void receive(HttpExchange exchange, List<ObjectNode> inbox) throws IOException {
    ObjectNode message = JSON.createObjectNode().put("id", "msg_" + ids.getAndIncrement());
    message.put("received_at_ms", System.currentTimeMillis());
    byte[] body = exchange.getRequestBody().readAllBytes();
    message.put("body_base64", Base64.getEncoder().encodeToString(body));
    ObjectNode headers = message.putObject("headers");
    exchange.getRequestHeaders().forEach((name, values) -> headers.put(name, values.getFirst()));
    synchronized (inbox) {
      inbox.addFirst(message);
    }
  }

  private ObjectNode page(String query) {
    Map<String, String> parameters = new ConcurrentHashMap<>();
    for (String each : query.split("&")) {
      parameters.put(each.substring(0, each.indexOf('=')), each.substring(each.indexOf('=') + 1));
    }
    int limit = Integer.parseInt(parameters.get("limit"));
    List<ObjectNode> inbox = inboxes.get(parameters.get("token"));
    ObjectNode page = JSON.createObjectNode();
    ArrayNode items = page.putArray("items");
    synchronized (inbox) {
      String cursor = parameters.getOrDefault("cursor", "");
      int from = 0;
      while (!cursor.isEmpty() && !inbox.get(from++).path("id").asText().equals(cursor)) {
        continue; // look for the message behind which the page begins
      }
      inbox.stream().skip(from).limit(limit).forEach(items::add);
      if (inbox.size() > from + limit) {
        page.put("next_cursor", items.get(limit - 1).path("id").asText());
      } else {
        page.putNull("next_cursor");
      }
    }
    return page;
  }

  private static void answer(HttpExchange exchange, int status, ObjectNode body)
      throws IOException {
    byte[] bytes = body == null ? new byte[0] : JSON.writeValueAsBytes(body);
    exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }
}
