package dev.hookline.transport.send;

import java.net.URI;
import java.net.URISyntaxException;

/**
 * Where to send: a URL, taken apart once and used for many sends. Says nothing about whether it is
 * allowed.
 */
public final class Target {
  private static final int HTTP_PORT = 80;
  private static final int HTTPS_PORT = 443;

  private final String url;
  private final boolean secure;
  private final String host;
  private final int port;
  private final String path;

  private Target(String url, boolean secure, String host, int port, String path) {
    this.url = url;
    this.secure = secure;
    this.host = host;
    this.port = port;
    this.path = path;
  }

  /**
   * Takes an absolute {@code http} or {@code https} URL apart.
   *
   * @throws IllegalArgumentException if it is not one
   */
  public static Target of(String url) {
    URI uri;
    try {
      uri = new URI(url);
    } catch (URISyntaxException e) {
      throw new IllegalArgumentException("not a URL", e);
    }
    boolean secure = "https".equalsIgnoreCase(uri.getScheme());
    if (uri.getHost() == null || !secure && !"http".equalsIgnoreCase(uri.getScheme())) {
      throw new IllegalArgumentException("not an http or https URL");
    }
    int port = uri.getPort() < 0 ? usualPort(secure) : uri.getPort();
    return new Target(url, secure, uri.getHost(), port, path(uri));
  }

  /** The URL as it was given. */
  public String url() {
    return url;
  }

  /** Whether it is called over TLS. */
  public boolean secure() {
    return secure;
  }

  /** The host's name or address; an IPv6 address in brackets. */
  public String host() {
    return host;
  }

  /** The TCP port, that of the scheme if the URL has none. */
  public int port() {
    return port;
  }

  /**
   * The value of the header Host (RFC 9110, section 7.2): the port only where it is not the usual
   * one.
   */
  public String hostHeader() {
    return port == usualPort(secure) ? host : host + ':' + port;
  }

  /** Path and query as sent in the request line. */
  public String path() {
    return path;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Target target && target.url.equals(url);
  }

  @Override
  public int hashCode() {
    return url.hashCode();
  }

  // Path and query may hold a token, so they are left out.
  @Override
  public String toString() {
    return "Target[" + hostHeader() + "]";
  }

  private static int usualPort(boolean secure) {
    return secure ? HTTPS_PORT : HTTP_PORT;
  }

  private static String path(URI uri) {
    String raw = uri.getRawPath() == null || uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
    return uri.getRawQuery() == null ? raw : raw + '?' + uri.getRawQuery();
  }
}
