package dev.hookline.transport.targets;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamWriteConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** JSON with exact numbers: what was published as 99.90 goes on as 99.90. */
final class JsonText {
  // What may be read, 1000 levels, may stand within something else when it is written.
  private static final int DEEPEST = 1_100;

  private static final ObjectMapper MAPPER =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamWriteConstraints(
                      StreamWriteConstraints.builder().maxNestingDepth(DEEPEST).build())
                  .build())
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
          .build();

  private JsonText() {}

  static ObjectNode object() {
    return MAPPER.createObjectNode();
  }

  /**
   * The tree in UTF-8; half a character, which only an escape can hold, becomes a question mark.
   */
  static byte[] bytes(JsonNode tree) {
    try {
      return MAPPER.writeValueAsString(tree).getBytes(StandardCharsets.UTF_8);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException("a tree can always be written", e);
    }
  }

  /** The tree of a payload; a missing node if it is none that can be read. */
  static JsonNode tree(byte[] json) {
    try {
      return MAPPER.readTree(json);
    } catch (IOException | NumberFormatException e) { // an exponent that no number type holds
      return MissingNode.getInstance();
    }
  }

  /**
   * The members of an answer that are whole: only its beginning was kept, so it may break off
   * anywhere. Empty if it does not begin as an object.
   */
  static ObjectNode members(String beginning) {
    ObjectNode members = object();
    try (JsonParser parser = MAPPER.createParser(beginning)) {
      if (parser.nextToken() == JsonToken.START_OBJECT) {
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
          String name = parser.currentName();
          parser.nextToken();
          JsonNode value = MAPPER.readTree(parser);
          members.set(name, value);
        }
      }
    } catch (IOException | NumberFormatException e) {
      // It breaks off here; what came before counts.
    }
    return members;
  }
}
