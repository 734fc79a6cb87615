package dev.hookline.transport.guard;

/**
 * The one form of an IPv4 address every program reads alike: four decimal numbers without leading
 * zeros.
 */
final class DottedQuad {
  private DottedQuad() {}

  /** The four bytes, or null if the text has any other form. */
  static byte[] parse(String text) {
    byte[] address = new byte[4];
    int part = 0;
    int value = -1;
    for (int i = 0; i <= text.length(); i++) {
      char c = i == text.length() ? '.' : text.charAt(i);
      if (c == '.') {
        if (value < 0 || part == 4) {
          return null;
        }
        address[part++] = (byte) value;
        value = -1;
      } else if (c < '0' || c > '9' || value == 0) {
        return null;
      } else {
        value = Math.max(value, 0) * 10 + (c - '0');
        if (value > 255) {
          return null;
        }
      }
    }
    return part == 4 ? address : null;
  }
}
