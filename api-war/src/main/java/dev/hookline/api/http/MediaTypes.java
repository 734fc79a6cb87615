package dev.hookline.api.http;

import java.util.Locale;

/** Content types of requests. */
public final class MediaTypes {
  public static final String JSON = "application/json";

  private MediaTypes() {}

  /**
   * Whether the content type is JSON in UTF-8: {@code application/json} or anything that ends in
   * {@code +json}.
   */
  public static boolean isJson(String contentType) {
    if (JSON.equals(contentType)) {
      return true;
    }
    if (contentType == null) {
      return false;
    }
    String[] parts = contentType.toLowerCase(Locale.ROOT).split(";");
    String type = parts.length == 0 ? "" : parts[0].strip();
    for (int i = 1; i < parts.length; i++) {
      String parameter = parts[i].strip().replace("\"", "");
      if (parameter.startsWith("charset=") && !parameter.equals("charset=utf-8")) {
        return false;
      }
    }
    return type.equals(JSON) || type.endsWith("+json");
  }
}
