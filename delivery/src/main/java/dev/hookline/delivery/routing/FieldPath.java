package dev.hookline.delivery.routing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import java.util.Optional;

/**
 * A place in a payload, such as {@code payload.order.lines.0.sku}. The leading {@code payload}
 * names the payload itself and may be left out; a number steps into an array.
 */
final class FieldPath {
  private static final int MAX_LENGTH = 256;

  private final String[] steps;

  private FieldPath(String[] steps) {
    this.steps = steps;
  }

  static Optional<FieldPath> parse(JsonNode node) {
    String text = node == null || !node.isTextual() ? "" : node.textValue();
    if (text.isEmpty() || text.length() > MAX_LENGTH) {
      return Optional.empty();
    }
    String inner =
        text.equals("payload") ? "" : text.startsWith("payload.") ? text.substring(8) : text;
    if (inner.isEmpty()) {
      return text.equals("payload") ? Optional.of(new FieldPath(new String[0])) : Optional.empty();
    }
    String[] steps = Topics.segments(inner);
    for (String step : steps) {
      if (step.isEmpty()) {
        return Optional.empty();
      }
    }
    return Optional.of(new FieldPath(steps));
  }

  /** Whether this place is inside of the other one. */
  boolean isBelow(FieldPath other) {
    return steps.length > other.steps.length
        && Arrays.equals(steps, 0, other.steps.length, other.steps, 0, other.steps.length);
  }

  boolean isRoot() {
    return steps.length == 0;
  }

  /** The value there, or a missing node. */
  JsonNode read(JsonNode payload) {
    return descend(payload, steps.length);
  }

  /** The object that holds the last step, or a missing node if there is none. */
  JsonNode parent(JsonNode payload) {
    return descend(payload, steps.length - 1);
  }

  /**
   * The object that holds the last step, made where it is absent; empty if something else is in the
   * way.
   */
  Optional<ObjectNode> parentMade(JsonNode payload) {
    JsonNode at = payload;
    for (int i = 0; i < steps.length - 1; i++) {
      JsonNode next = step(at, steps[i]);
      if (next.isMissingNode() && at instanceof ObjectNode object) {
        next = object.putObject(steps[i]);
      }
      at = next;
    }
    return at instanceof ObjectNode object ? Optional.of(object) : Optional.empty();
  }

  String lastStep() {
    return steps[steps.length - 1];
  }

  private JsonNode descend(JsonNode payload, int depth) {
    JsonNode at = payload;
    for (int i = 0; i < depth && !at.isMissingNode(); i++) {
      at = step(at, steps[i]);
    }
    return at;
  }

  private static JsonNode step(JsonNode at, String step) {
    if (at.isObject()) {
      return at.path(step);
    }
    if (at.isArray() && step.length() <= 6 && step.chars().allMatch(Character::isDigit)) {
      return at.path(Integer.parseInt(step));
    }
    return MissingNode.getInstance();
  }
}
