package dev.hookline.admin.show;

import dev.hookline.persistence.id.IdKind;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.UUID;

/** How pages write values. Times are UTC. */
@ApplicationScoped
public class Show {
  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss 'UTC'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);
  private static final String NONE = "–";

  @Inject Clock clock;

  /** Such as {@code 2026-11-22 10:42:07 UTC}. */
  public String at(Instant moment) {
    return moment == null ? NONE : MOMENT.format(moment);
  }

  /** Such as {@code 4 min ago} or {@code in 2 h}. */
  public String ago(Instant moment) {
    if (moment == null) {
      return NONE;
    }
    long millis = Duration.between(moment, clock.instant()).toMillis();
    if (Math.abs(millis) < 1_000) {
      return "now";
    }
    return millis > 0 ? span(millis) + " ago" : "in " + span(-millis);
  }

  /** A length of time in its largest unit, such as {@code 350 ms}, {@code 12 s} or {@code 3 d}. */
  public String span(long millis) {
    if (millis < 1_000) {
      return millis + " ms";
    }
    long seconds = millis / 1_000;
    if (seconds < 120) {
      return seconds + " s";
    }
    if (seconds < 7_200) {
      return seconds / 60 + " min";
    }
    return seconds < 172_800 ? seconds / 3_600 + " h" : seconds / 86_400 + " d";
  }

  /** A length of time measured in milliseconds, such as {@code 3.2 ms} or {@code 12 s}. */
  public String millis(double millis) {
    return millis < 10 && millis > 0
        ? String.format(Locale.ENGLISH, "%.1f ms", millis)
        : span(Math.round(millis));
  }

  /** A length of time measured in microseconds. */
  public String micros(long micros) {
    return micros < 1_000
        ? micros + " µs"
        : String.format(Locale.ROOT, micros < 100_000 ? "%.1f ms" : "%.0f ms", micros / 1_000.0);
  }

  /** A count with thin separators, such as {@code 1,204}. */
  public String number(long count) {
    return String.format(Locale.ENGLISH, "%,d", count);
  }

  /** A rate with one digit behind the point below 10. */
  public String rate(double perSecond) {
    return String.format(Locale.ENGLISH, perSecond < 10 ? "%.1f" : "%,.0f", perSecond);
  }

  /** A share from 0 to 1 in percent. */
  public String percent(double share) {
    return String.format(
        Locale.ENGLISH, share > 0.999 && share < 1 ? "%.2f %%" : "%.1f %%", share * 100);
  }

  /** A size such as {@code 1.4 KiB}. */
  public String bytes(long bytes) {
    if (bytes < 1_024) {
      return bytes + " B";
    }
    double kib = bytes / 1_024.0;
    return kib < 1_024
        ? String.format(Locale.ENGLISH, "%.1f KiB", kib)
        : kib < 1_048_576
            ? String.format(Locale.ENGLISH, "%.1f MiB", kib / 1_024)
            : String.format(Locale.ENGLISH, "%.1f GiB", kib / 1_048_576);
  }

  /** An id as the API writes it. */
  public String id(String kind, UUID id) {
    return IdKind.valueOf(kind).format(id);
  }

  /** The end of an id, which tells neighbours apart; its beginning is the time. */
  public String tail(String id) {
    return id.length() < 9 ? id : "…" + id.substring(id.length() - 8);
  }

  /** The name of a priority by its number. */
  public String priority(int number) {
    return switch (number) {
      case 0 -> "high";
      case 1 -> "medium";
      default -> "low";
    };
  }
}
