package dev.hookline.api.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonRawValue;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.databind.JsonNode;
import dev.hookline.api.http.Page;
import dev.hookline.api.http.Public;
import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.junit.jupiter.api.Test;

class ContractTest {
  private static final String FOUND =
      """
      openapi: 3.0.0
      paths:
        /things:
          get:
            operationId: listThings
            deprecated: false
            parameters:
            - {name: limit, in: query, schema: {type: string}}
            responses: {default: {description: x}}
          post: {operationId: makeThing, requestBody: {content: {x: {}}}}
          delete: {operationId: dropThings}
        /foreign:
          get: {operationId: somebodyElses}
      """;

  record Thing(
      String firstName,
      Integer size,
      @Schema(nullable = true) String note,
      @JsonRawValue String raw,
      @JsonInclude(JsonInclude.Include.NON_NULL) String secret,
      @JsonUnwrapped Part part) {}

  record Part(List<Long> counts, Map<String, String> labels) {}

  record Form(@Schema(required = true, minimum = "1") int size, JsonNode filter) {}

  /** Stands for a resource. */
  abstract static class Things {
    @Operation(operationId = "listThings")
    public abstract Page<Thing> list(String limit);

    @Operation(operationId = "makeThing")
    public abstract Thing make(
        @RequestBody(content = @Content(schema = @Schema(implementation = Form.class)))
            JsonNode body);

    @Public
    @Operation(operationId = "dropThings")
    public abstract void drop();
  }

  private final JsonNode document = document();

  @Test
  void itIsThreeOneAndHasTheWebhooks() {
    assertThat(document.path("openapi").textValue()).isEqualTo("3.1.0");
    assertThat(document.at("/webhooks/event/post").isObject()).isTrue();
  }

  @Test
  void anOperationWithoutAMethodOfOursIsLeftOut() {
    assertThat(document.path("paths").has("/foreign")).isFalse();
  }

  @Test
  void aPageNamesTheTypeOfItsItems() {
    assertThat(
            document
                .at("/paths/~1things/get/responses/200/content/application~1json/schema/$ref")
                .textValue())
        .isEqualTo("#/components/schemas/PageThing");
    assertThat(schema("PageThing").at("/properties/items/items/$ref").textValue())
        .isEqualTo("#/components/schemas/Thing");
  }

  @Test
  void membersHaveTheirNamesOnTheWire() {
    JsonNode thing = schema("Thing").path("properties");
    assertThat(thing.fieldNames())
        .toIterable()
        .containsExactly("first_name", "size", "note", "raw", "secret", "counts", "labels");
    assertThat(thing.path("size")).hasToString("{\"type\":[\"integer\",\"null\"]}");
    assertThat(thing.path("note")).hasToString("{\"type\":[\"string\",\"null\"]}");
    assertThat(thing.path("raw")).hasToString("{}");
    assertThat(schema("Thing").path("required").toString())
        .doesNotContain("secret")
        .contains("note");
  }

  @Test
  void aBodyThatIsReadAsJsonIsRequired() {
    JsonNode body = document.at("/paths/~1things/post/requestBody");
    assertThat(body.path("required").booleanValue()).isTrue();
    assertThat(schema("Form").path("required")).hasToString("[\"size\"]");
    assertThat(schema("Form").at("/properties/size/minimum").intValue()).isEqualTo(1);
  }

  @Test
  void whatAnswersNothingIs204AndWhatIsPublicNeedsNoCredential() {
    JsonNode drop = document.at("/paths/~1things/delete");
    assertThat(drop.path("responses").has("204")).isTrue();
    assertThat(drop.path("security")).hasToString("[]");
  }

  @Test
  void aKnownParameterGetsItsRange() {
    assertThat(document.at("/paths/~1things/get/parameters/0/schema/maximum").intValue())
        .isEqualTo(1_000);
  }

  @Test
  void noReferenceDangles() {
    Pattern.compile("#/components/([^\"]+)")
        .matcher(document.path("paths").toString())
        .results()
        .map(match -> "/components/" + match.group(1))
        .forEach(place -> assertThat(document.at(place).isMissingNode()).as(place).isFalse());
  }

  private JsonNode schema(String name) {
    return document.path("components").path("schemas").path(name);
  }

  private static JsonNode document() {
    Map<String, Method> methods = new HashMap<>();
    ResourceMethods.collect(Things.class, methods);
    try {
      return new Contract().build(FOUND.getBytes(StandardCharsets.UTF_8), methods);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
