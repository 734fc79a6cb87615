package dev.hookline.delivery.credentials;

import java.util.Map;

/**
 * What may be shown of an endpoint's credentials.
 *
 * @param headers the names of its extra headers, each with {@link #MARK}
 * @param auth {@code type}, and the other members with {@link #MARK}; null without authentication
 */
public record Redacted(Map<String, String> headers, Map<String, String> auth) {
  /** Stands for a value that is not shown. */
  public static final String MARK = "[redacted]";
}
