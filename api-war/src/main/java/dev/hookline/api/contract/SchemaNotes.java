package dev.hookline.api.contract;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What an annotation says about a member beyond its type. */
final class SchemaNotes {
  private SchemaNotes() {}

  /**
   * @param nullable whether the member may be null although no annotation says so
   */
  static ObjectNode apply(Schema note, ObjectNode schema, boolean nullable) {
    if (note != null) {
      text(schema, "description", note.description());
      text(schema, "format", note.format());
      text(schema, "pattern", note.pattern());
      number(schema, "minimum", note.minimum());
      number(schema, "maximum", note.maximum());
      count(schema, "maxLength", note.maxLength(), Integer.MAX_VALUE);
      count(schema, "minLength", note.minLength(), 0);
      count(schema, "maxItems", note.maxItems(), Integer.MIN_VALUE);
      count(schema, "minItems", note.minItems(), Integer.MAX_VALUE);
      for (String word : note.enumeration()) {
        schema.withArrayProperty("enum").add(word);
      }
    }
    if ((nullable || note != null && note.nullable()) && schema.has("type")) {
      ArrayNode types = schema.arrayNode().add(schema.get("type")).add("null");
      schema.set("type", types);
    }
    return schema;
  }

  private static void text(ObjectNode schema, String name, String value) {
    if (!value.isEmpty()) {
      schema.put(name, value);
    }
  }

  private static void number(ObjectNode schema, String name, String value) {
    if (!value.isEmpty()) {
      schema.put(name, new BigDecimal(value));
    }
  }

  private static void count(ObjectNode schema, String name, int value, int absent) {
    if (value != absent) {
      schema.put(name, value);
    }
  }
}
