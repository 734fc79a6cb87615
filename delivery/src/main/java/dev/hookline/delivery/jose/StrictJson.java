package dev.hookline.delivery.jose;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.nimbusds.jose.util.Base64URL;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** Reads JSON objects of issuers. A member that stands twice could be read both ways. */
public final class StrictJson {
  private static final int DEEPEST = 8;
  private static final Pattern BASE64URL = Pattern.compile("[A-Za-z0-9_-]+");

  private static final ObjectMapper MAPPER =
      new ObjectMapper(
              JsonFactory.builder()
                  .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                  .streamReadConstraints(
                      StreamReadConstraints.builder().maxNestingDepth(DEEPEST).build())
                  .build())
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  private StrictJson() {}

  /**
   * A JSON object.
   *
   * @throws BadToken if the text is anything else
   */
  public static JsonNode object(String text) throws BadToken {
    try {
      JsonNode node = MAPPER.readTree(text);
      if (node == null || !node.isObject()) {
        throw new BadToken("it is not a JSON object");
      }
      return node;
    } catch (IOException e) {
      throw new BadToken("it is not strict JSON");
    }
  }

  /** The JSON object in one part of a token. */
  static JsonNode part(String part) throws BadToken {
    if (!BASE64URL.matcher(part).matches()) {
      throw new BadToken("a part is not base64url");
    }
    try {
      byte[] bytes = new Base64URL(part).decode();
      return object(StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
    } catch (CharacterCodingException e) {
      throw new BadToken("a part is not UTF-8");
    } catch (IllegalArgumentException e) {
      throw new BadToken("a part is not base64url");
    }
  }
}
