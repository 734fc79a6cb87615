package dev.hookline.launcher.recovery;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Uses a server as its callers do: publish, events, deliveries, dead letters. */
final class Smoke {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final Canary canary;

  Smoke(Canary canary) {
    this.canary = canary;
  }

  /**
   * One call and what came of it.
   *
   * @param status of HTTP
   */
  record Call(String name, int status, long millis, boolean ok) {}

  /** Makes each call once, in order. */
  List<Call> run() throws IOException, InterruptedException {
    try (HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
      List<Call> calls = new ArrayList<>();
      calls.add(
          call(
              client,
              "publish",
              "/v1/events",
              "{\"topic\":\"hookline.drill\",\"payload\":{\"drill\":true}}",
              201));
      calls.add(call(client, "events", "/v1/events?limit=20", null, 200));
      calls.add(call(client, "deliveries", "/v1/deliveries?limit=20", null, 200));
      calls.add(call(client, "dlq", "/v1/dlq?limit=20", null, 200));
      return calls;
    }
  }

  private Call call(HttpClient client, String name, String path, String body, int wanted)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(canary.apiUrl().resolve(path))
            .timeout(PATIENCE)
            .header("Authorization", "Bearer " + canary.apiKey());
    if (body != null) {
      request.header("Content-Type", "application/json").POST(BodyPublishers.ofString(body));
    }
    long began = System.nanoTime();
    HttpResponse<String> answer = client.send(request.build(), BodyHandlers.ofString());
    long millis = (System.nanoTime() - began) / 1_000_000;
    boolean ok = answer.statusCode() == wanted && says(name, JSON.readTree(answer.body()));
    return new Call(name, answer.statusCode(), millis, ok);
  }

  /** A status alone proves little: the event just published must be found. */
  private static boolean says(String name, JsonNode answer) {
    return switch (name) {
      case "publish" -> answer.path("event_id").asText().startsWith("evt_");
      case "events" -> answer.path("items").path(0).path("topic").asText().equals("hookline.drill");
      default -> answer.path("items").isArray();
    };
  }
}
