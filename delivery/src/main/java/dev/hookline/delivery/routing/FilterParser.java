package dev.hookline.delivery.routing;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hookline.delivery.Reason;
import dev.hookline.delivery.Refused;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;

/** Turns the JSON of one filter into a predicate, counting what it makes. */
final class FilterParser {
  private static final int MAX_DEPTH = 16;
  private static final int MAX_CONDITIONS = 100;
  private static final String OPERATORS = "eq, neq, gt, gte, lt, lte, contains, and, or, not";

  private int conditions;

  Predicate<JsonNode> parse(JsonNode json) {
    return condition(json, 1);
  }

  private Predicate<JsonNode> condition(JsonNode json, int depth) {
    if (depth > MAX_DEPTH || ++conditions > MAX_CONDITIONS) {
      throw invalid(
          "a filter has at most " + MAX_DEPTH + " levels and " + MAX_CONDITIONS + " conditions");
    }
    if (json == null || !json.isObject() || json.isEmpty()) {
      throw invalid("a condition is an object with one of " + OPERATORS);
    }
    String operator = operatorOf(json);
    return switch (operator) {
      case "and" -> {
        List<Predicate<JsonNode>> parts = parts(json.get(operator), depth);
        yield payload -> parts.stream().allMatch(part -> part.test(payload));
      }
      case "or" -> {
        List<Predicate<JsonNode>> parts = parts(json.get(operator), depth);
        yield payload -> parts.stream().anyMatch(part -> part.test(payload));
      }
      case "not" -> condition(json.get(operator), depth + 1).negate();
      default -> comparison(operator, json);
    };
  }

  private static String operatorOf(JsonNode json) {
    List<String> names = new ArrayList<>();
    json.fieldNames().forEachRemaining(names::add);
    names.remove("value");
    if (names.size() != 1) {
      throw invalid("a condition has exactly one of " + OPERATORS);
    }
    return names.getFirst();
  }

  private List<Predicate<JsonNode>> parts(JsonNode json, int depth) {
    if (!json.isArray() || json.isEmpty()) {
      throw invalid("'and' and 'or' take a list of conditions");
    }
    List<Predicate<JsonNode>> parts = new ArrayList<>(json.size());
    json.forEach(part -> parts.add(condition(part, depth + 1)));
    return List.copyOf(parts);
  }

  private static Predicate<JsonNode> comparison(String name, JsonNode json) {
    Comparison comparison;
    try {
      comparison = Comparison.valueOf(name.toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException e) {
      throw invalid("unknown operator '" + name + "'; known are " + OPERATORS);
    }
    if (!json.has("value")) {
      throw invalid("'" + name + "' needs a value");
    }
    FieldPath field =
        FieldPath.parse(json.get(name))
            .orElseThrow(() -> invalid("'" + name + "' names a field such as \"payload.amount\""));
    JsonNode value = json.get("value");
    return payload -> comparison.test(field.read(payload), value);
  }

  private static Refused invalid(String detail) {
    return new Refused(Reason.INVALID_FILTER, detail);
  }
}
