package dev.hookline.transport.targets;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * An absolute URL of a target, without its secret, taken apart.
 *
 * @param base scheme, host, port and path, without a slash at the end
 * @param path the path, without a slash at the end
 * @param query its parameters, decoded; empty without a query
 * @param hasQuery whether there is a query at all
 */
record TargetUrl(String base, String path, Map<String, String> query, boolean hasQuery) {
  static TargetUrl of(String url) {
    URI uri = URI.create(url);
    String text = uri.getRawQuery() == null ? url : url.substring(0, url.indexOf('?'));
    String path = uri.getRawPath() == null ? "" : uri.getRawPath();
    return new TargetUrl(
        trimmed(text), trimmed(path), query(uri.getQuery()), uri.getRawQuery() != null);
  }

  private static Map<String, String> query(String text) {
    Map<String, String> query = new LinkedHashMap<>();
    for (String pair : text == null || text.isEmpty() ? new String[0] : text.split("&")) {
      int equals = pair.indexOf('=');
      query.put(
          equals < 0 ? pair : pair.substring(0, equals),
          equals < 0 ? "" : pair.substring(equals + 1));
    }
    return query;
  }

  private static String trimmed(String text) {
    int end = text.length();
    while (end > 0 && text.charAt(end - 1) == '/') {
      end--;
    }
    return text.substring(0, end);
  }
}
