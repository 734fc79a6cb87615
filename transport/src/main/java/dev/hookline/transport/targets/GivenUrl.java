package dev.hookline.transport.targets;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A URL as its owner gives it. Slack and Telegram hand out URLs that hold a secret; it is cut out,
 * so that the URL may be stored and shown.
 *
 * @param url without the secret
 * @param secret what was cut out, or null
 */
public record GivenUrl(String url, String secret) {
  private static final Pattern SLACK =
      Pattern.compile("([^?#]*/services)/([^/?#]+/[^/?#]+/[^/?#]+)/?");
  private static final Pattern TELEGRAM =
      Pattern.compile("([a-zA-Z]+://[^/?#]+[^?#]*?)/bot([^/?#]+)(?:/sendMessage)?/?(\\?[^#]*)?");

  /** Cuts the secret of this provider out of a URL. */
  public static GivenUrl of(Provider provider, String url) {
    return switch (provider) {
      case SLACK -> cut(SLACK.matcher(url), url, false);
      case TELEGRAM -> cut(TELEGRAM.matcher(url), url, true);
      case PAGERDUTY, ROOTLY -> new GivenUrl(url, null);
    };
  }

  // A record would print the secret.
  @Override
  public String toString() {
    return "GivenUrl[" + url + "]";
  }

  private static GivenUrl cut(Matcher found, String url, boolean withQuery) {
    if (!found.matches()) {
      return new GivenUrl(url, null);
    }
    String query = withQuery && found.group(3) != null ? found.group(3) : "";
    return new GivenUrl(found.group(1) + query, found.group(2));
  }
}
