package dev.hookline.delivery.routing;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;

/** A payload as bytes, and as a tree only for the subscription that needs one. */
final class PayloadView {
  // Exact numbers: a transform must not turn 0.10 into 0.1, and 1e400 must stay finite.
  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
          .build();

  private final byte[] bytes;
  private JsonNode tree;

  PayloadView(byte[] bytes) {
    this.bytes = bytes;
  }

  JsonNode tree() {
    if (tree == null) {
      try {
        tree = JSON.readTree(bytes);
      } catch (IOException e) {
        throw new UncheckedIOException("an admitted payload is not JSON", e);
      }
    }
    return tree;
  }

  byte[] transformed(Transform transform) {
    try {
      return JSON.writeValueAsBytes(transform.apply(tree()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
