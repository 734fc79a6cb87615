package dev.hookline.bench.demo;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hookline.bench.api.Api;
import dev.hookline.bench.verify.Verifier;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** An inbox with an endpoint and a subscription that lead to it. */
final class Receiver {
  private static final int PAGE = 50; // bodies may be large

  private final Api api;
  private final String token;
  private final URI receiveUrl;
  private final String endpointId;
  private final String secret;
  private final Set<String> seen = new HashSet<>();

  private Receiver(Api api, String token, URI receiveUrl, String endpointId, String secret) {
    this.api = api;
    this.token = token;
    this.receiveUrl = receiveUrl;
    this.endpointId = endpointId;
    this.secret = secret;
  }

  /** Makes all three; {@code steps} hears of each. */
  static Receiver open(Api api, String topicPattern, Steps steps) throws IOException {
    JsonNode inbox = steps.timed("POST /v1/dev/inbox", api::createInbox);
    URI url = URI.create(inbox.path("receive_url").asText());
    JsonNode endpoint = steps.timed("POST /v1/endpoints", () -> api.createEndpoint(url, "hl demo"));
    String id = endpoint.path("endpoint_id").asText();
    steps.timed("POST /v1/subscriptions", () -> api.subscribe(id, topicPattern));
    return new Receiver(
        api, inbox.path("token").asText(), url, id, endpoint.path("secret").asText());
  }

  URI receiveUrl() {
    return receiveUrl;
  }

  String endpointId() {
    return endpointId;
  }

  String secret() {
    return secret;
  }

  Verifier verifier() {
    return new Verifier(secret);
  }

  /**
   * Messages not returned before.
   *
   * @param everything read the whole inbox; else stop at the first page without news
   */
  List<Received> fetch(boolean everything) throws IOException {
    List<Received> fresh = new ArrayList<>();
    String cursor = "";
    do {
      JsonNode page = api.inboxMessages(token, cursor, PAGE);
      int before = fresh.size();
      for (JsonNode item : page.path("items")) {
        if (seen.add(item.path("id").asText())) {
          fresh.add(Received.of(item));
        }
      }
      boolean news = fresh.size() > before;
      cursor = news || everything ? page.path("next_cursor").asText("") : "";
    } while (!cursor.isEmpty());
    return fresh;
  }

  /** Removes the endpoint; if that fails, says so instead of hiding what the demo found. */
  boolean close(Consumer<String> complain) {
    try {
      api.deleteEndpoint(endpointId);
      return true;
    } catch (IOException e) {
      complain.accept("endpoint " + endpointId + " is left behind: " + e.getMessage());
      return false;
    }
  }
}
