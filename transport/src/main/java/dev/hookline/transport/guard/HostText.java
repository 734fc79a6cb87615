package dev.hookline.transport.guard;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Locale;

/**
 * What the text of a host is, decided without a look-up: a literal address, a name, or something
 * refused.
 *
 * @param literal the address if the text is one, else null
 * @param refusal why the text alone is refused, else null
 */
record HostText(InetAddress literal, Reason refusal) {
  private static final HostText NAME = new HostText(null, null);
  private static final int MAX_NAME = 253;
  private static final int MAX_LABEL = 63;
  private static final String[] PRIVATE_SUFFIXES = {
    ".localhost", ".local", ".internal", ".localdomain", ".home.arpa"
  };

  static HostText of(String host) {
    if (host.isEmpty() || host.length() > MAX_NAME) {
      return refused(Reason.HOST);
    }
    if (host.indexOf(':') >= 0) {
      return v6(
          host.startsWith("[") && host.endsWith("]") ? host.substring(1, host.length() - 1) : host);
    }
    if (host.endsWith(".")) {
      return refused(Reason.ENCODING);
    }
    String lower = host.toLowerCase(Locale.ROOT);
    String last = lower.substring(lower.lastIndexOf('.') + 1);
    // The WHATWG rule "ends in a number": such a host is an IPv4 address to one resolver or
    // another, whatever its form.
    if (number(last)) {
      return v4(lower);
    }
    if (!labels(lower)) {
      return refused(Reason.HOST);
    }
    return privateName(lower) ? refused(Reason.NAME) : NAME;
  }

  private static HostText v6(String text) {
    if (text.indexOf('%') >= 0) {
      return refused(Reason.ENCODING);
    }
    try {
      InetAddress address = InetAddress.ofLiteral(text);
      // An IPv4-mapped literal comes back as an IPv4 address.
      return address instanceof Inet6Address
          ? new HostText(address, null)
          : refused(Reason.EMBEDDED);
    } catch (IllegalArgumentException e) {
      return refused(Reason.HOST);
    }
  }

  private static HostText v4(String text) {
    byte[] address = DottedQuad.parse(text);
    if (address == null) {
      return refused(Reason.ENCODING);
    }
    return new HostText(InetAddress.ofLiteral(text), null);
  }

  private static boolean number(String label) {
    if (label.startsWith("0x")) {
      return label.chars().skip(2).allMatch(c -> Character.digit(c, 16) >= 0);
    }
    return !label.isEmpty() && label.chars().allMatch(c -> c >= '0' && c <= '9');
  }

  private static boolean labels(String name) {
    int start = 0;
    while (start <= name.length()) {
      int dot = name.indexOf('.', start);
      int end = dot < 0 ? name.length() : dot;
      if (end == start || end - start > MAX_LABEL) {
        return false;
      }
      for (int i = start; i < end; i++) {
        char c = name.charAt(i);
        boolean fine = c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || c == '-' || c == '_';
        if (!fine) {
          return false;
        }
      }
      start = end + 1;
    }
    return true;
  }

  private static boolean privateName(String name) {
    if (name.equals("localhost") || name.equals("local") || name.equals("internal")) {
      return true;
    }
    for (String suffix : PRIVATE_SUFFIXES) {
      if (name.endsWith(suffix)) {
        return true;
      }
    }
    return false;
  }

  private static HostText refused(Reason reason) {
    return new HostText(null, reason);
  }
}
