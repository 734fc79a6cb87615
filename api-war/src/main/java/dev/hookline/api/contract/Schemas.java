package dev.hookline.api.contract;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonRawValue;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.introspect.AnnotatedMember;
import com.fasterxml.jackson.databind.introspect.BeanPropertyDefinition;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hookline.api.json.Json;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** JSON Schemas of the types that Jackson reads and writes: the names are the ones on the wire. */
final class Schemas {
  private final ObjectNode components = Json.mapper().createObjectNode();

  /** The schemas of all objects met so far, by name. */
  ObjectNode components() {
    return components;
  }

  /**
   * The schema of a type.
   *
   * @param written whether the server writes it: then every member is there, unless it is left out
   *     when null
   */
  ObjectNode of(JavaType type, boolean written) {
    ObjectNode schema = Json.mapper().createObjectNode();
    if (JsonNode.class.isAssignableFrom(type.getRawClass()) || type.isJavaLangObject()) {
      return schema;
    }
    if (type.isCollectionLikeType() || type.isArrayType()) {
      schema.put("type", "array").set("items", of(type.getContentType(), written));
      return schema;
    }
    if (type.isMapLikeType()) {
      schema.put("type", "object").set("additionalProperties", of(type.getContentType(), written));
      return schema;
    }
    String simple = SimpleTypes.nameOf(type.getRawClass());
    return simple != null
        ? schema.put("type", simple)
        : schema.put("$ref", "#/components/schemas/" + object(type, written));
  }

  private String object(JavaType type, boolean written) {
    String name = name(type);
    if (!components.has(name)) {
      ObjectNode schema = components.putObject(name).put("type", "object");
      schema.putObject("properties");
      members(type, written, schema);
    }
    return name;
  }

  private void members(JavaType type, boolean written, ObjectNode schema) {
    var properties = Json.mapper().getSerializationConfig().introspect(type).findProperties();
    for (BeanPropertyDefinition property : properties) {
      AnnotatedMember member = property.getAccessor();
      if (member.hasAnnotation(JsonUnwrapped.class)) {
        members(member.getType(), written, schema);
      } else {
        member(property.getName(), member, written, schema);
      }
    }
  }

  private void member(String name, AnnotatedMember member, boolean written, ObjectNode schema) {
    Schema described = member.getAnnotation(Schema.class);
    ObjectNode value =
        member.hasAnnotation(JsonRawValue.class)
            ? Json.mapper().createObjectNode()
            : of(member.getType(), written);
    boolean boxed = written && SimpleTypes.isBoxed(member.getRawType());
    schema.withObjectProperty("properties").set(name, SchemaNotes.apply(described, value, boxed));
    if (written ? alwaysThere(member) : described != null && described.required()) {
      schema.withArrayProperty("required").add(name);
    }
  }

  private static boolean alwaysThere(AnnotatedMember member) {
    JsonInclude own = member.getAnnotation(JsonInclude.class);
    JsonInclude ofType = member.getDeclaringClass().getAnnotation(JsonInclude.class);
    JsonInclude include = own == null ? ofType : own;
    return include == null || include.value() == JsonInclude.Include.ALWAYS;
  }

  private static String name(JavaType type) {
    Schema named = type.getRawClass().getAnnotation(Schema.class);
    String own =
        named == null || named.name().isEmpty() ? type.getRawClass().getSimpleName() : named.name();
    return own
        + type.getBindings().getTypeParameters().stream()
            .map(Schemas::name)
            .collect(Collectors.joining());
  }
}
