package dev.hookline.transport.send;

import java.net.URI;
import java.net.URISyntaxException;
import org.apache.hc.client5.http.HttpRoute;
import org.apache.hc.core5.http.HttpHost;

/**
 * Where to send: a URL, taken apart once and used for many sends. Says nothing about whether it is
 * allowed.
 */
public final class Target {
  private static final int HTTP_PORT = 80;
  private static final int HTTPS_PORT = 443;

  private final String url;
  private final String hostHeader;
  private final String path;
  private final HttpRoute route;

  private Target(String url, String hostHeader, String path, HttpRoute route) {
    this.url = url;
    this.hostHeader = hostHeader;
    this.path = path;
    this.route = route;
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
    int usual = secure ? HTTPS_PORT : HTTP_PORT;
    int port = uri.getPort() < 0 ? usual : uri.getPort();
    HttpHost host = new HttpHost(secure ? "https" : "http", uri.getHost(), port);
    String header = port == usual ? uri.getHost() : uri.getHost() + ':' + port;
    return new Target(url, header, path(uri), new HttpRoute(host, null, secure));
  }

  /** The URL as it was given. */
  public String url() {
    return url;
  }

  String hostHeader() {
    return hostHeader;
  }

  /** Path and query as sent in the request line. */
  String path() {
    return path;
  }

  HttpRoute route() {
    return route;
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
    return "Target[" + route.getTargetHost() + "]";
  }

  private static String path(URI uri) {
    String raw = uri.getRawPath() == null || uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
    return uri.getRawQuery() == null ? raw : raw + '?' + uri.getRawQuery();
  }
}
