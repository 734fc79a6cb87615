package dev.hookline.delivery.guarded;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/** The days and months of budgets: those of UTC. */
final class Periods {
  private Periods() {}

  static Duration untilTomorrow(Instant now) {
    return until(now, day(now).plusDays(1));
  }

  static Duration untilNextMonth(Instant now) {
    return until(now, day(now).withDayOfMonth(1).plusMonths(1));
  }

  private static LocalDate day(Instant now) {
    return LocalDate.ofInstant(now, ZoneOffset.UTC);
  }

  private static Duration until(Instant now, LocalDate day) {
    return Duration.between(now, day.atStartOfDay(ZoneOffset.UTC).toInstant());
  }
}
