package dev.hookline.settings;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A host, and maybe one of its ports.
 *
 * @param host its name or address, in lower case; an IPv6 address in brackets
 * @param port from 1 to 65535, or 0 for every port
 */
public record HostPort(String host, int port) {
  private static final Pattern FORM =
      Pattern.compile("(\\[[0-9A-Fa-f:.]+]|[A-Za-z0-9._-]+)(?::([0-9]{1,5}))?");
  private static final int MAX_PORT = 65_535;

  /**
   * Reads {@code host} or {@code host:port}.
   *
   * @throws IllegalArgumentException if the text is neither
   */
  public static HostPort of(String text) {
    Matcher matcher = FORM.matcher(text);
    if (!matcher.matches()) {
      throw new IllegalArgumentException("not a host with or without a port");
    }
    int port = matcher.group(2) == null ? 0 : Integer.parseInt(matcher.group(2));
    if (matcher.group(2) != null && (port < 1 || port > MAX_PORT)) {
      throw new IllegalArgumentException("a port is from 1 to " + MAX_PORT);
    }
    return new HostPort(matcher.group(1).toLowerCase(Locale.ROOT), port);
  }

  /** Whether that port of that host is meant. */
  public boolean holds(String otherHost, int otherPort) {
    return host.equals(otherHost.toLowerCase(Locale.ROOT)) && (port == 0 || port == otherPort);
  }
}
