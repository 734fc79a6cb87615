package dev.hookline.delivery.tokens;

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

/** Reads the two JSON parts of a token. A member that stands twice could be read both ways. */
final class StrictJson {
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

  static JsonNode object(String part) throws BadToken {
    if (!BASE64URL.matcher(part).matches()) {
      throw new BadToken("a part is not base64url");
    }
    try {
      String text =
          StandardCharsets.UTF_8
              .newDecoder()
              .decode(ByteBuffer.wrap(new Base64URL(part).decode()))
              .toString();
      JsonNode node = MAPPER.readTree(text);
      if (node == null || !node.isObject()) {
        throw new BadToken("a part is not a JSON object");
      }
      return node;
    } catch (CharacterCodingException e) {
      throw new BadToken("a part is not UTF-8");
    } catch (IOException | IllegalArgumentException e) {
      throw new BadToken("a part is not strict JSON");
    }
  }
}
