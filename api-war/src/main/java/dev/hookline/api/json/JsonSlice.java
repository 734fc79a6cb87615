package dev.hookline.api.json;

import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Takes values out of a document byte by byte, as they were written. */
public final class JsonSlice {
  private JsonSlice() {}

  /**
   * The exact bytes of the value whose first token the parser stands at; afterwards it stands at
   * the value's last token.
   *
   * @param document what the parser reads, from its first byte
   */
  public static byte[] take(JsonParser parser, byte[] document) throws IOException {
    int start = start(parser);
    parser.finishToken();
    parser.skipChildren();
    return Arrays.copyOfRange(document, start, end(parser));
  }

  /** Where the current token begins. */
  public static int start(JsonParser parser) {
    return (int) parser.currentTokenLocation().getByteOffset();
  }

  /** The first byte behind the current token, which must be read to its end. */
  public static int end(JsonParser parser) {
    return (int) parser.currentLocation().getByteOffset();
  }

  /** Whether the bytes are well-formed UTF-8; a parser alone accepts some that are not. */
  public static boolean isUtf8(byte[] document) {
    try {
      StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(document));
      return true;
    } catch (CharacterCodingException e) {
      return false;
    }
  }
}
