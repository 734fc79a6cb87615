package dev.hookline.api.event;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import dev.hookline.api.json.Json;
import dev.hookline.api.json.JsonSlice;
import dev.hookline.delivery.Reason;
import dev.hookline.delivery.Refused;
import dev.hookline.delivery.input.Members;
import dev.hookline.delivery.retry.RetryOverride;
import java.io.IOException;

/** Reads what an event overrides of its endpoints' retries. */
final class RetryReader {
  /** Room for the longest schedule, each delay on a line of its own. */
  private static final int MAX_BYTES = 4_096;

  private RetryReader() {}

  /** As it is stored, or null. */
  static String read(String name, JsonParser parser, byte[] document) throws IOException {
    if (parser.currentToken() == JsonToken.VALUE_NULL) {
      return null;
    }
    byte[] slice = JsonSlice.take(parser, document);
    if (slice.length > MAX_BYTES) {
      throw invalid(name + " holds at most 4 KiB");
    }
    JsonNode members = Json.mapper().createObjectNode().set(name, tree(name, slice));
    return RetryOverride.read(Members.of(members).required(name)).json();
  }

  private static JsonNode tree(String name, byte[] slice) throws IOException {
    try {
      return Json.mapper().readTree(slice);
    } catch (NumberFormatException e) { // an exponent that no number type holds
      throw invalid(name + " holds a number with too large an exponent");
    }
  }

  private static Refused invalid(String detail) {
    return new Refused(Reason.INVALID_REQUEST, detail);
  }
}
