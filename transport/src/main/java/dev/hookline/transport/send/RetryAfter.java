package dev.hookline.transport.send;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoField;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The header Retry-After: seconds, or one of the three forms of an HTTP date (RFC 9110, section
 * 5.6.7).
 */
final class RetryAfter {
  private static final Duration LONGEST = Duration.ofHours(24);
  private static final int MAX_DIGITS = 9;

  private static final List<DateTimeFormatter> DATES =
      List.of(
          DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ENGLISH),
          new DateTimeFormatterBuilder()
              .appendPattern("EEEE, dd-MMM-")
              .appendValueReduced(ChronoField.YEAR, 2, 2, 2000)
              .appendPattern(" HH:mm:ss 'GMT'")
              .toFormatter(Locale.ENGLISH),
          DateTimeFormatter.ofPattern("EEE MMM ppd HH:mm:ss yyyy", Locale.ENGLISH));

  private RetryAfter() {}

  static Optional<Duration> parse(String text, Instant now) {
    if (text == null || text.isBlank()) {
      return Optional.empty();
    }
    String stripped = text.strip();
    if (stripped.chars().allMatch(c -> c >= '0' && c <= '9')) {
      return Optional.of(
          stripped.length() > MAX_DIGITS
              ? LONGEST
              : bounded(Duration.ofSeconds(Long.parseLong(stripped))));
    }
    for (DateTimeFormatter form : DATES) {
      try {
        Instant date = LocalDateTime.parse(stripped, form).toInstant(ZoneOffset.UTC);
        return Optional.of(bounded(Duration.between(now, date)));
      } catch (DateTimeParseException e) {
        // Not this form; the next one may fit.
      }
    }
    return Optional.empty();
  }

  private static Duration bounded(Duration wait) {
    if (wait.isNegative()) {
      return Duration.ZERO;
    }
    return wait.compareTo(LONGEST) > 0 ? LONGEST : wait;
  }
}
