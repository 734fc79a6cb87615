package dev.hookline.admin.events;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.hookline.persistence.ledger.EventLedger;
import java.nio.charset.StandardCharsets;

/**
 * What a publisher sent, as a person reads it.
 *
 * @param text the payload, indented; its beginning if it is long
 * @param cut whether that is not all
 * @param metadata JSON, or null
 * @param channels JSON, or null
 * @param retry JSON of what it overrides of its endpoints' retries, or null
 * @param traceparent or null
 */
public record Payload(
    String text, boolean cut, String metadata, String channels, String retry, String traceparent) {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int LONGEST = 20_000;

  static Payload of(EventLedger.Content content) {
    String text = indented(new String(content.payload(), StandardCharsets.UTF_8));
    boolean cut = text.length() > LONGEST;
    return new Payload(
        cut ? text.substring(0, LONGEST) : text,
        cut,
        content.metadata(),
        content.channels(),
        content.retry(),
        content.traceparent());
  }

  private static String indented(String text) {
    try {
      return JSON.readTree(text).toPrettyString();
    } catch (JsonProcessingException e) {
      return text;
    }
  }
}
