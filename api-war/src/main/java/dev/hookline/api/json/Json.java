package dev.hookline.api.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.type.LogicalType;
import dev.hookline.delivery.Reason;
import dev.hookline.delivery.Refused;
import java.io.IOException;

/** The rules of JSON. */
public final class Json {
  /** Deepest nesting of a body. */
  public static final int MAX_DEPTH = 200;

  /** Largest body of a resource, in bytes; publishing has limits of its own. */
  public static final int MAX_BODY_BYTES = 1_048_576;

  private static final JsonFactory FACTORY = factory();
  private static final ObjectMapper MAPPER = mapper(factory());

  private Json() {}

  /** The mapper; never reconfigure it. */
  public static ObjectMapper mapper() {
    return MAPPER;
  }

  /**
   * A parser that stands at the first token of a document and reports byte offsets.
   *
   * @throws Refused with {@link Reason#MALFORMED_JSON} if the document is empty or not UTF-8
   * @throws JsonProcessingException if it does not begin like JSON
   */
  public static JsonParser parser(byte[] document) throws IOException {
    if (!JsonSlice.isUtf8(document)) {
      throw new Refused(Reason.MALFORMED_JSON, "the body is not UTF-8");
    }
    JsonParser parser = FACTORY.createParser(document);
    if (parser.nextToken() == null) {
      throw new Refused(Reason.MALFORMED_JSON, "the body is empty; a JSON document is expected");
    }
    return parser;
  }

  /**
   * Passes if nothing follows the value that the parser has read.
   *
   * @throws Refused with {@link Reason#MALFORMED_JSON}
   */
  public static void end(JsonParser parser) throws IOException {
    if (parser.nextToken() != null) {
      throw new Refused(Reason.MALFORMED_JSON, "something follows behind the JSON document");
    }
  }

  private static JsonFactory factory() {
    return JsonFactory.builder()
        .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
        .disable(JsonFactory.Feature.CHARSET_DETECTION) // RFC 8259: JSON on the wire is UTF-8
        .disable(JsonFactory.Feature.INTERN_FIELD_NAMES) // names come from strangers
        .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
        .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(MAX_DEPTH).build())
        .build();
  }

  private static ObjectMapper mapper(JsonFactory factory) {
    JsonMapper mapper =
        JsonMapper.builder(factory)
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            // A filter or transform is kept as written: 0.10 stays, and 1e400 is a number.
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .build();
    mapper
        .coercionConfigFor(LogicalType.Textual)
        .setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
        .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
        .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail);
    return mapper;
  }
}
