package dev.hookline.api.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.hookline.api.json.Json;
import dev.hookline.api.problem.Problem;
import jakarta.ws.rs.Path;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Method;
import java.util.Map;
import java.util.Set;

/** Makes the document of what the server found and what the code says. */
final class Contract {
  private static final String FRAME = "/openapi/contract.yaml";
  private static final Set<String> METHODS = Set.of("get", "post", "put", "patch", "delete");

  private final ObjectMapper yaml = new YAMLMapper();
  private final Schemas schemas = new Schemas();
  private final Bodies bodies = new Bodies(schemas);
  private final JsonNode frame;

  Contract() throws IOException {
    try (InputStream file = Contract.class.getResourceAsStream(FRAME)) {
      frame = yaml.readTree(file);
    }
  }

  /**
   * The document.
   *
   * @param found the server's own document, OpenAPI 3.0 in YAML or JSON
   * @param methods the methods behind the operations; an operation without one is not ours
   */
  ObjectNode build(byte[] found, Map<String, Method> methods) throws IOException {
    ObjectNode document = frame.get("document").deepCopy();
    ObjectNode paths = document.withObjectProperty("paths");
    yaml.readTree(found).path("paths").properties().stream()
        .sorted(Map.Entry.comparingByKey())
        .forEach(path -> path(paths, path, methods));
    schemas.of(Json.mapper().constructType(Problem.class), true);
    ObjectNode all = document.withObjectProperty("components").withObjectProperty("schemas");
    all.setAll(schemas.components());
    return document;
  }

  private void path(
      ObjectNode paths, Map.Entry<String, JsonNode> path, Map<String, Method> methods) {
    for (Map.Entry<String, JsonNode> entry : path.getValue().properties()) {
      Method method = methods.get(entry.getValue().path("operationId").asText());
      if (METHODS.contains(entry.getKey()) && method != null && isAt(path.getKey(), method)) {
        ObjectNode operation = entry.getValue().deepCopy();
        bodies.describe(operation, method);
        parameters(operation);
        operation.setAll(overlay(operation));
        paths.withObjectProperty(path.getKey()).set(entry.getKey(), operation);
      }
    }
  }

  // The portal's controllers are in the server's document too, under the names of their methods.
  private static boolean isAt(String path, Method method) {
    Path root = method.getDeclaringClass().getAnnotation(Path.class);
    return root == null || path.startsWith(root.value());
  }

  /**
   * The server tells a parameter's name and place; what may stand in it depends on the name alone.
   */
  private void parameters(ObjectNode operation) {
    for (JsonNode parameter : operation.path("parameters")) {
      JsonNode known = frame.path("parameters").get(parameter.path("name").asText());
      if (known != null) {
        ((ObjectNode) parameter).setAll((ObjectNode) known);
      }
    }
  }

  private ObjectNode overlay(ObjectNode operation) {
    JsonNode more = frame.path("operations").get(operation.path("operationId").asText());
    return more == null ? operation.objectNode() : (ObjectNode) more;
  }
}
