package dev.hookline.transport.http;

import java.nio.charset.StandardCharsets;

/**
 * Text that any store takes: PostgreSQL refuses NUL, and control characters have no place on a page
 * or in a log.
 */
final class Excerpt {
  private Excerpt() {}

  static String of(byte[] bytes, int length) {
    return length == 0 ? "" : clean(new String(bytes, 0, length, StandardCharsets.UTF_8));
  }

  /** The text without control characters other than tab and line feed. */
  static String clean(String text) {
    int i = 0;
    while (i < text.length() && !unwanted(text.charAt(i))) {
      i++;
    }
    if (i == text.length()) {
      return text;
    }
    StringBuilder cleaned = new StringBuilder(text.length()).append(text, 0, i);
    for (; i < text.length(); i++) {
      if (!unwanted(text.charAt(i))) {
        cleaned.append(text.charAt(i));
      }
    }
    return cleaned.toString();
  }

  private static boolean unwanted(char c) {
    return Character.isISOControl(c) && c != '\n' && c != '\t';
  }
}
