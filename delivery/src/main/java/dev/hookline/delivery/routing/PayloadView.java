package dev.hookline.delivery.routing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashSet;
import java.util.Set;

/**
 * An event's payload as bytes, and as a tree only for the subscription that needs one; the same for
 * its channels.
 *
 * <p>A payload may be JSON and still have no tree, for a number such as 1e999999999999. To every
 * condition it then looks as if it had no fields, and a transform leaves it as it is.
 */
final class PayloadView {
  private final byte[] bytes;
  private final String channels;
  private Set<String> named;
  private JsonNode tree;

  /**
   * @param channels JSON array of strings, or null
   */
  PayloadView(byte[] bytes, String channels) {
    this.bytes = bytes;
    this.channels = channels;
  }

  /** Whether the event is in one of these channels. */
  boolean isIn(Set<String> wanted) {
    if (channels == null) {
      return false;
    }
    if (named == null) {
      named = new HashSet<>();
      try {
        ExactJson.read(channels).forEach(channel -> named.add(channel.textValue()));
      } catch (IOException e) {
        throw new UncheckedIOException("stored channels are not JSON", e);
      }
    }
    return wanted.stream().anyMatch(named::contains);
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
