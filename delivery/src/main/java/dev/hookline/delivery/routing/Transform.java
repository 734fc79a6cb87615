package dev.hookline.delivery.routing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hookline.delivery.Reason;
import dev.hookline.delivery.Refused;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Changes to the payload of one subscription, applied in the order written: one object or a list of
 * objects with {@code {"rename_field": {"from": "payload.a", "to": "payload.b"}}}, {@code
 * {"remove_field": "payload.a"}}, {@code {"add_field": {"path": "payload.c", "value": 1}}} (only
 * where absent) and {@code set_field} (always).
 */
public final class Transform {
  private static final int MAX_STEPS = 50;
  private static final String STEPS = "rename_field, remove_field, add_field, set_field";

  private final List<Consumer<JsonNode>> steps;

  private Transform(List<Consumer<JsonNode>> steps) {
    this.steps = steps;
  }

  /**
   * Reads and checks a transform of at most 50 steps.
   *
   * @throws Refused with {@link Reason#INVALID_TRANSFORM}
   */
  public static Transform parse(JsonNode json) {
    List<Consumer<JsonNode>> steps = new ArrayList<>();
    if (json != null && json.isArray()) {
      json.forEach(element -> addSteps(element, steps));
    } else {
      addSteps(json, steps);
    }
    if (steps.size() > MAX_STEPS) {
      throw invalid("a transform has at most " + MAX_STEPS + " steps");
    }
    return new Transform(List.copyOf(steps));
  }

  /**
   * The changed payload; the given one stays as it is. A step that does not fit the payload does
   * nothing.
   */
  public JsonNode apply(JsonNode payload) {
    JsonNode copy = payload.deepCopy();
    steps.forEach(step -> step.accept(copy));
    return copy;
  }

  private static void addSteps(JsonNode json, List<Consumer<JsonNode>> steps) {
    if (json == null || !json.isObject() || json.isEmpty()) {
      throw invalid("a transform is an object, or a list of objects, with " + STEPS);
    }
    json.properties().forEach(entry -> steps.add(step(entry.getKey(), entry.getValue())));
  }

  private static Consumer<JsonNode> step(String name, JsonNode json) {
    return switch (name) {
      case "rename_field" -> rename(path(name, json.get("from")), path(name, json.get("to")));
      case "remove_field" -> remove(path(name, json.isObject() ? json.get("path") : json));
      case "add_field" -> put(path(name, json.get("path")), value(name, json), false);
      case "set_field" -> put(path(name, json.get("path")), value(name, json), true);
      default -> throw invalid("unknown step '" + name + "'; known are " + STEPS);
    };
  }

  private static Consumer<JsonNode> rename(FieldPath from, FieldPath to) {
    if (to.isBelow(from)) {
      throw invalid("'rename_field' cannot move a field into itself");
    }
    return payload -> {
      if (from.parent(payload) instanceof ObjectNode holder && holder.has(from.lastStep())) {
        to.parentMade(payload)
            .ifPresent(target -> target.set(to.lastStep(), holder.remove(from.lastStep())));
      }
    };
  }

  private static Consumer<JsonNode> remove(FieldPath path) {
    return payload -> {
      if (path.parent(payload) instanceof ObjectNode holder) {
        holder.remove(path.lastStep());
      }
    };
  }

  private static Consumer<JsonNode> put(FieldPath path, JsonNode value, boolean always) {
    return payload ->
        path.parentMade(payload)
            .filter(holder -> always || !holder.has(path.lastStep()))
            .ifPresent(holder -> holder.set(path.lastStep(), value.deepCopy()));
  }

  private static FieldPath path(String step, JsonNode json) {
    return FieldPath.parse(json)
        .filter(path -> !path.isRoot())
        .orElseThrow(() -> invalid("'" + step + "' names a field such as \"payload.amount\""));
  }

  private static JsonNode value(String step, JsonNode json) {
    if (!json.has("value")) {
      throw invalid("'" + step + "' needs a value");
    }
    return json.get("value");
  }

  private static Refused invalid(String detail) {
    return new Refused(Reason.INVALID_TRANSFORM, detail);
  }
}
