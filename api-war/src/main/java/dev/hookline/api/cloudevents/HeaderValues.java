package dev.hookline.api.cloudevents;

import dev.hookline.delivery.Reason;
import dev.hookline.delivery.Refused;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/**
 * Decodes attribute values in headers: a quoted string is unquoted, then one round of
 * percent-decoding.
 */
final class HeaderValues {
  private HeaderValues() {}

  /**
   * @param value as the server gives it, one character a byte
   * @throws Refused with {@link Reason#INVALID_REQUEST} on a broken escape or bytes that are not
   *     UTF-8
   */
  static String decode(String value) {
    String text =
        value.length() > 1 && value.startsWith("\"") && value.endsWith("\"")
            ? unquote(value)
            : value;
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c > 0xff) {
        throw invalid();
      }
      if (c == '%') {
        bytes.write(escaped(text, i));
        i += 2;
      } else {
        bytes.write(c);
      }
    }
    try {
      return StandardCharsets.UTF_8
          .newDecoder()
          .decode(ByteBuffer.wrap(bytes.toByteArray()))
          .toString();
    } catch (CharacterCodingException e) {
      throw invalid();
    }
  }

  private static int escaped(String text, int percent) {
    if (percent + 2 >= text.length()) {
      throw invalid();
    }
    int high = Character.digit(text.charAt(percent + 1), 16);
    int low = Character.digit(text.charAt(percent + 2), 16);
    if (high < 0 || low < 0) {
      throw invalid();
    }
    return high << 4 | low;
  }

  private static String unquote(String quoted) {
    StringBuilder text = new StringBuilder(quoted.length());
    for (int i = 1; i < quoted.length() - 1; i++) {
      char c = quoted.charAt(i);
      text.append(c == '\\' && i + 1 < quoted.length() - 1 ? quoted.charAt(++i) : c);
    }
    return text.toString();
  }

  private static Refused invalid() {
    return new Refused(Reason.INVALID_REQUEST, "a ce- header is not percent-encoded UTF-8");
  }
}
