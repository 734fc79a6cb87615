package dev.hookline.api.http;

/** W3C trace context as it comes in a header: well formed, or treated as absent. */
public final class TraceContext {
  private static final int PARENT_LENGTH = 55;
  private static final int STATE_LENGTH = 512;

  private TraceContext() {}

  /**
   * The value if it is a {@code traceparent} of version 00 with a trace and a parent; else null.
   */
  public static String parent(String value) {
    boolean formed =
        value != null
            && value.length() == PARENT_LENGTH
            && value.startsWith("00-")
            && hex(value, 3, 35)
            && value.charAt(35) == '-'
            && hex(value, 36, 52)
            && value.charAt(52) == '-'
            && hex(value, 53, 55);
    return formed && !zero(value, 3, 35) && !zero(value, 36, 52) ? value : null;
  }

  /** The value if it is a {@code tracestate} that can be forwarded; else null. */
  public static String state(String value) {
    if (value == null || value.isBlank() || value.length() > STATE_LENGTH) {
      return null;
    }
    return value.chars().allMatch(c -> c >= 0x20 && c <= 0x7e) ? value : null;
  }

  private static boolean hex(String text, int from, int to) {
    for (int i = from; i < to; i++) {
      char c = text.charAt(i);
      if ((c < '0' || c > '9') && (c < 'a' || c > 'f')) {
        return false;
      }
    }
    return true;
  }

  private static boolean zero(String text, int from, int to) {
    for (int i = from; i < to; i++) {
      if (text.charAt(i) != '0') {
        return false;
      }
    }
    return true;
  }
}
