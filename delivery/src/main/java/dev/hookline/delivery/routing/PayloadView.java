package dev.hookline.delivery.routing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * A payload as bytes, and as a tree only for the subscription that needs one.
 *
 * <p>A payload may be JSON and still have no tree, for a number such as 1e999999999999. To every
 * condition it then looks as if it had no fields, and a transform leaves it as it is.
 */
final class PayloadView {
  private final byte[] bytes;
  private JsonNode tree;

  PayloadView(byte[] bytes) {
    this.bytes = bytes;
  }

  JsonNode tree() {
    if (tree == null) {
      try {
        tree = ExactJson.read(bytes);
      } catch (IOException | NumberFormatException e) {
        tree = MissingNode.getInstance();
      }
    }
    return tree;
  }

  /** The changed payload, or null if it stays as it is. */
  byte[] transformed(Transform transform) {
    if (tree().isMissingNode()) {
      return null;
    }
    try {
      return ExactJson.write(transform.apply(tree));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
