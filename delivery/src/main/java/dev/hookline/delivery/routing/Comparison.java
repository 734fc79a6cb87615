package dev.hookline.delivery.routing;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.OptionalInt;

/**
 * How a field of a payload is compared with a filter's value. Numbers compare by value, texts by
 * code unit.
 */
enum Comparison {
  EQ {
    @Override
    boolean test(JsonNode field, JsonNode value) {
      return same(field, value);
    }
  },
  NEQ {
    @Override
    boolean test(JsonNode field, JsonNode value) {
      return !same(field, value);
    }
  },
  GT {
    @Override
    boolean test(JsonNode field, JsonNode value) {
      OptionalInt order = order(field, value);
      return order.isPresent() && order.getAsInt() > 0;
    }
  },
  GTE {
    @Override
    boolean test(JsonNode field, JsonNode value) {
      OptionalInt order = order(field, value);
      return order.isPresent() && order.getAsInt() >= 0;
    }
  },
  LT {
    @Override
    boolean test(JsonNode field, JsonNode value) {
      OptionalInt order = order(field, value);
      return order.isPresent() && order.getAsInt() < 0;
    }
  },
  LTE {
    @Override
    boolean test(JsonNode field, JsonNode value) {
      OptionalInt order = order(field, value);
      return order.isPresent() && order.getAsInt() <= 0;
    }
  },
  /** A text holds the text; a list holds the value. */
  CONTAINS {
    @Override
    boolean test(JsonNode field, JsonNode value) {
      if (field.isTextual() && value.isTextual()) {
        return field.textValue().contains(value.textValue());
      }
      if (field.isArray()) {
        for (JsonNode element : field) {
          if (same(element, value)) {
            return true;
          }
        }
      }
      return false;
    }
  };

  abstract boolean test(JsonNode field, JsonNode value);

  private static boolean same(JsonNode a, JsonNode b) {
    OptionalInt order = order(a, b);
    return order.isPresent() ? order.getAsInt() == 0 : a.equals(b);
  }

  private static OptionalInt order(JsonNode a, JsonNode b) {
    if (a.isNumber() && b.isNumber()) {
      return OptionalInt.of(a.decimalValue().compareTo(b.decimalValue()));
    }
    if (a.isTextual() && b.isTextual()) {
      return OptionalInt.of(a.textValue().compareTo(b.textValue()));
    }
    return OptionalInt.empty();
  }
}
