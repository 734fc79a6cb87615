package dev.hookline.admin.audit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * A member that an entry of the log tells of.
 *
 * @param was null if it was not there before
 * @param now null if it is no longer there
 */
public record Change(String name, String was, String now) {
  private static final JsonMapper JSON = new JsonMapper();

  /** What differs between two JSON objects, either of which may be null for none. */
  static List<Change> between(String before, String after) {
    JsonNode old = object(before);
    JsonNode fresh = object(after);
    Set<String> names = new LinkedHashSet<>();
    old.fieldNames().forEachRemaining(names::add);
    fresh.fieldNames().forEachRemaining(names::add);
    List<Change> changes = new ArrayList<>();
    for (String name : names) {
      String was = text(old.path(name));
      String now = text(fresh.path(name));
      if (was == null ? now != null : !was.equals(now)) {
        changes.add(new Change(name, was, now));
      }
    }
    return changes;
  }

  private static JsonNode object(String json) {
    try {
      return json == null ? MissingNode.getInstance() : JSON.readTree(json);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("the log holds JSON only", e);
    }
  }

  private static String text(JsonNode value) {
    return value.isMissingNode() || value.isNull()
        ? null
        : value.isTextual() ? value.textValue() : value.toString();
  }
}
