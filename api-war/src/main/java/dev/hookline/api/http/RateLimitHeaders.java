package dev.hookline.api.http;

import dev.hookline.delivery.Reason;
import dev.hookline.delivery.Refused;
import dev.hookline.delivery.rates.Standing;
import java.time.Duration;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;

/** What a caller is told of its limits: {@code RateLimit-Policy} and {@code RateLimit}. */
public final class RateLimitHeaders {
  static final String POLICY = "RateLimit-Policy";
  static final String LIMIT = "RateLimit";

  private RateLimitHeaders() {}

  /**
   * Tells the caller how it stands and passes if every limit allows the call.
   *
   * @param header takes a header of the answer
   * @throws Refused with {@link Reason#RATE_LIMITED}
   */
  public static void obey(List<Standing> standings, BiConsumer<String, String> header) {
    if (standings.isEmpty()) {
      return;
    }
    header.accept(
        POLICY,
        standings.stream()
            .map(
                each -> '"' + each.policy() + "\";q=" + each.quota() + ";w=" + each.windowSeconds())
            .collect(Collectors.joining(", ")));
    header.accept(
        LIMIT,
        standings.stream()
            .map(each -> '"' + each.policy() + "\";r=" + each.left() + ";t=" + each.resetSeconds())
            .collect(Collectors.joining(", ")));
    for (Standing each : standings) {
      if (!each.allowed()) {
        throw new Refused(
            Reason.RATE_LIMITED,
            "no more than " + each.quota() + " calls a minute for one " + each.policy(),
            Duration.ofSeconds(each.resetSeconds()));
      }
    }
  }
}
