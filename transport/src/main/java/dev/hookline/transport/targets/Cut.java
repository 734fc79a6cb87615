package dev.hookline.transport.targets;

/** Texts within the limits of a provider, which count UTF-16 units. */
final class Cut {
  private static final String MORE = "…";

  private Cut() {}

  /**
   * The text, or as much of it as fits with an ellipsis; a character of two units is not split.
   *
   * @param most units, at least 1
   */
  static String to(int most, String text) {
    if (text.length() <= most) {
      return text;
    }
    int end = most - MORE.length();
    if (end > 0 && Character.isHighSurrogate(text.charAt(end - 1))) {
      end--;
    }
    return text.substring(0, end) + MORE;
  }
}
