package dev.hookline.tests.stage;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;

/**
 * One request as it came over the wire.
 *
 * @param headers by lower-case name
 */
public record Arrival(
    String method, String path, Map<String, String> headers, byte[] body, Instant at) {
  public String header(String name) {
    return headers.get(name);
  }

  public String text() {
    return new String(body, StandardCharsets.UTF_8);
  }

  public String eventId() {
    return header("x-hl-event-id");
  }
}
