package dev.hookline.api.event;

import dev.hookline.delivery.Reason;
import dev.hookline.delivery.Refused;
import java.nio.charset.StandardCharsets;

/** The form of idempotency keys, in a body and in the header {@code Idempotency-Key}. */
public final class IdempotencyKeys {
  private static final int MAX_LENGTH = 255;

  private IdempotencyKeys() {}

  static void check(String key) {
    if (key.isEmpty() || key.length() > MAX_LENGTH) {
      throw invalid("an idempotency key has 1 to 255 characters");
    }
    if (key.chars().anyMatch(Character::isISOControl)
        || !StandardCharsets.UTF_8.newEncoder().canEncode(key)) {
      throw invalid("an idempotency key holds no control characters");
    }
  }

  /**
   * Reads the header: a structured-field string (RFC 8941) in quotes, or the bare key; null if it
   * is absent.
   *
   * @throws Refused with {@link Reason#INVALID_REQUEST}
   */
  public static String ofHeader(String value) {
    if (value == null) {
      return null;
    }
    String text = value.strip();
    if (!text.chars().allMatch(c -> c >= 0x20 && c <= 0x7e)) {
      throw invalid("Idempotency-Key holds printable ASCII characters only");
    }
    String key = text.startsWith("\"") ? unquote(text) : text;
    check(key);
    return key;
  }

  private static String unquote(String text) {
    StringBuilder key = new StringBuilder(text.length());
    int i = 1;
    for (; i < text.length() && text.charAt(i) != '"'; i++) {
      if (text.charAt(i) == '\\' && ++i < text.length() && "\"\\".indexOf(text.charAt(i)) < 0) {
        throw malformed();
      }
      if (i < text.length()) {
        key.append(text.charAt(i));
      }
    }
    if (i != text.length() - 1) {
      throw malformed();
    }
    return key.toString();
  }

  private static Refused malformed() {
    return invalid("Idempotency-Key is not a string in quotes as RFC 8941 has it");
  }

  private static Refused invalid(String detail) {
    return new Refused(Reason.INVALID_REQUEST, detail);
  }
}
