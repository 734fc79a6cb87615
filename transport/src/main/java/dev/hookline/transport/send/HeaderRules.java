package dev.hookline.transport.send;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Which header fields an endpoint may add to its deliveries. */
public final class HeaderRules {
  private static final int MAX_NAME = 128;
  private static final int MAX_VALUE = 4_096;
  private static final String TOKEN_MARKS = "!#$%&'*+-.^_`|~";
  private static final Set<String> RESERVED =
      Set.of(
          "accept-encoding",
          "connection",
          "content-encoding",
          "content-length",
          "content-type",
          "expect",
          "host",
          "keep-alive",
          "proxy-authenticate",
          "proxy-authorization",
          "proxy-connection",
          "te",
          "traceparent",
          "tracestate",
          "trailer",
          "transfer-encoding",
          "upgrade",
          "user-agent",
          "via");

  private HeaderRules() {}

  /**
   * What is wrong with a header field of an endpoint's configuration, as one sentence that does not
   * repeat the value; empty if it may be sent. Names are tokens of RFC 9110 of at most 128
   * characters, values at most 4096 visible ASCII characters, spaces and tabs.
   */
  public static Optional<String> check(String name, String value) {
    if (name == null || name.length() > MAX_NAME || !token(name)) {
      return Optional.of("A header name must be 1 to 128 letters, digits or marks of RFC 9110.");
    }
    if (value == null || value.length() > MAX_VALUE || !printable(value)) {
      return Optional.of("A header value must be at most 4096 printable ASCII characters.");
    }
    String lower = name.toLowerCase(Locale.ROOT);
    if (RESERVED.contains(lower) || lower.startsWith("webhook-") || lower.startsWith("x-hl-")) {
      return Optional.of("The header " + name + " is set by HookLine and cannot be changed.");
    }
    return Optional.empty();
  }

  static boolean token(String name) {
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      boolean letter = c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
      if (!letter && !(c >= '0' && c <= '9') && TOKEN_MARKS.indexOf(c) < 0) {
        return false;
      }
    }
    return !name.isEmpty();
  }

  static boolean printable(String value) {
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if ((c < ' ' && c != '\t') || c >= 0x7f) {
        return false;
      }
    }
    return true;
  }
}
