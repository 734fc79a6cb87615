package dev.hookline.api.contract;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hookline.api.http.Public;
import dev.hookline.api.json.Json;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

/** Gives an operation the bodies of its method. */
final class Bodies {
  private final Schemas schemas;

  Bodies(Schemas schemas) {
    this.schemas = schemas;
  }

  void describe(ObjectNode operation, Method method) {
    operation.remove("deprecated");
    operation.remove("requestBody");
    requestBody(method).ifPresent(body -> operation.set("requestBody", request(body)));
    operation.set("responses", responses(method));
    if (method.isAnnotationPresent(Public.class)
        || method.getDeclaringClass().isAnnotationPresent(Public.class)) {
      operation.putArray("security");
    }
  }

  private ObjectNode request(RequestBody body) {
    ObjectNode request = Json.mapper().createObjectNode().put("required", body.required());
    type(body.content()).ifPresent(type -> request.set("content", json(schema(type, false))));
    return request;
  }

  private ObjectNode responses(Method method) {
    Optional<APIResponse> declared =
        Arrays.stream(method.getAnnotationsByType(APIResponse.class))
            .filter(response -> response.responseCode().startsWith("2"))
            .findFirst();
    String empty = method.getReturnType() == void.class ? "204" : "200";
    ObjectNode responses = Json.mapper().createObjectNode();
    ObjectNode success =
        responses
            .putObject(declared.map(APIResponse::responseCode).orElse(empty))
            .put("description", declared.map(APIResponse::description).orElse("Done"));
    declared
        .flatMap(response -> type(response.content()))
        .or(() -> written(method))
        .ifPresent(type -> success.set("content", json(schema(type, true))));
    responses.putObject("default").put("$ref", "#/components/responses/Problem");
    return responses;
  }

  private static Optional<Type> written(Method method) {
    Type type = method.getGenericReturnType();
    boolean known = type != void.class && type != jakarta.ws.rs.core.Response.class;
    return known ? Optional.of(type) : Optional.empty();
  }

  private static Optional<RequestBody> requestBody(Method method) {
    Stream<Annotation> ofParameters =
        Arrays.stream(method.getParameterAnnotations()).flatMap(Arrays::stream);
    return Stream.concat(Arrays.stream(method.getAnnotations()), ofParameters)
        .filter(RequestBody.class::isInstance)
        .map(RequestBody.class::cast)
        .findFirst();
  }

  private static Optional<Type> type(Content[] contents) {
    return Arrays.stream(contents)
        .<Type>map(content -> content.schema().implementation())
        .filter(type -> type != Void.class)
        .findFirst();
  }

  private ObjectNode schema(Type type, boolean written) {
    return schemas.of(Json.mapper().constructType(type), written);
  }

  private static ObjectNode json(ObjectNode schema) {
    ObjectNode content = Json.mapper().createObjectNode();
    content.putObject("application/json").set("schema", schema);
    return content;
  }
}
