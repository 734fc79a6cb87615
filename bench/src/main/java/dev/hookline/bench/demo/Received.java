package dev.hookline.bench.demo;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hookline.bench.verify.Verifier;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;

/**
 * A delivery as the inbox kept it.
 *
 * @param id the inbox's own id of the message
 * @param headers by name, in any case
 * @param receivedAtMillis when the inbox took it, in Unix milliseconds of the server's clock
 */
record Received(String id, Map<String, String> headers, byte[] body, long receivedAtMillis) {
  static Received of(JsonNode item) {
    Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    item.path("headers")
        .properties()
        .forEach(each -> headers.put(each.getKey(), text(each.getValue())));
    return new Received(
        item.path("id").asText(),
        headers,
        Base64.getDecoder().decode(item.path("body_base64").asText()),
        item.path("received_at_ms").asLong());
  }

  String eventId() {
    return header("X-HL-Event-Id");
  }

  String header(String name) {
    return headers.getOrDefault(name, "");
  }

  boolean standardSignatureVerifies(Verifier verifier) {
    return verifier.standard(
        header("webhook-id"),
        header("webhook-timestamp"),
        header("webhook-signature"),
        body,
        System.currentTimeMillis() / 1000);
  }

  boolean ownSignatureVerifies(Verifier verifier) {
    return verifier.hookLine(header("X-HL-Timestamp"), header("X-HL-Signature"), body);
  }

  private static String text(JsonNode value) {
    return value.isArray() ? value.path(0).asText() : value.asText();
  }
}
