package dev.hookline.api.inbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.hookline.api.json.Json;
import dev.hookline.persistence.id.IdKind;
import dev.hookline.persistence.inbox.InboxMessage;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A message that an inbox received.
 *
 * @param receivedAtMs Unix milliseconds
 * @param headers by lower-case name, repeated ones joined by commas
 * @param body as text; what is not UTF-8 is replaced
 * @param bodyBase64 the bytes as they came
 */
public record MessageView(
    String id,
    String messageId,
    long receivedAtMs,
    @Schema(implementation = Map.class) JsonNode headers,
    String body,
    String bodyBase64) {

  static MessageView of(InboxMessage message) {
    String id = IdKind.MESSAGE.format(message.id());
    return new MessageView(
        id,
        id,
        message.receivedAt().toEpochMilli(),
        json(message.headers()),
        new String(message.body(), StandardCharsets.UTF_8),
        Base64.getEncoder().encodeToString(message.body()));
  }

  private static JsonNode json(String text) {
    try {
      return Json.mapper().readTree(text);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }
}
