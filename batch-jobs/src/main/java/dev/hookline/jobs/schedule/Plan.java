package dev.hookline.jobs.schedule;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAdjusters;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * When something happens, as a person would write it; times are UTC. {@value #FORMS}.
 *
 * <p>The moments of a plan are fixed: they do not depend on when it was made, or last obeyed.
 */
sealed interface Plan {
  /** What there is, for those who write one. */
  String FORMS =
      "A plan is such as: every 30 minutes, every 6 hours, daily at 02:00, weekly on sunday at"
          + " 03:00, after backup, on demand";

  /** The first moment of the plan after the given one; empty if it does not go by the clock. */
  Optional<Instant> after(Instant moment);

  /** The plan as it is stored; {@link #parse} reads it again. */
  String text();

  /** Reads a plan; empty if it is none. */
  static Optional<Plan> parse(String text) {
    String words = text.strip().toLowerCase(Locale.ROOT).replaceAll("\\s+", " ");
    if (words.equals(OnDemand.TEXT)) {
      return Optional.of(new OnDemand());
    }
    Matcher every = Every.FORM.matcher(words);
    if (every.matches()) {
      return Every.of(Integer.parseInt(every.group(1)), every.group(2));
    }
    Matcher at = At.FORM.matcher(words);
    if (at.matches()) {
      return Optional.of(At.of(at.group(1), at.group(2)));
    }
    Matcher after = After.FORM.matcher(words);
    return after.matches() ? Optional.of(new After(after.group(1))) : Optional.empty();
  }

  /** At whole multiples of a time since 1970, so at the same hours of each day. */
  record Every(int count, String unit) implements Plan {
    static final Pattern FORM = Pattern.compile("every ([1-9]\\d{0,3}) (minute|hour|day)s?");

    private static Optional<Plan> of(int count, String unit) {
      Every every = new Every(count, unit);
      boolean sensible = every.period().compareTo(Duration.ofDays(31)) <= 0;
      return sensible ? Optional.of(every) : Optional.empty();
    }

    @Override
    public Optional<Instant> after(Instant moment) {
      long period = period().toMillis();
      long passed = Math.floorDiv(moment.toEpochMilli(), period);
      return Optional.of(Instant.ofEpochMilli((passed + 1) * period));
    }

    @Override
    public String text() {
      return "every " + count + " " + unit + (count == 1 ? "" : "s");
    }

    private Duration period() {
      return switch (unit) {
        case "minute" -> Duration.ofMinutes(count);
        case "hour" -> Duration.ofHours(count);
        default -> Duration.ofDays(count);
      };
    }
  }

  /**
   * At a time of every day, or of one day of the week.
   *
   * @param day null for every day
   */
  record At(DayOfWeek day, LocalTime time) implements Plan {
    static final Pattern FORM =
        Pattern.compile(
            "(?:daily|weekly on (monday|tuesday|wednesday|thursday|friday|saturday|sunday))"
                + " at ((?:[01]\\d|2[0-3]):[0-5]\\d)");

    private static Plan of(String day, String time) {
      return new At(
          day == null ? null : DayOfWeek.valueOf(day.toUpperCase(Locale.ROOT)),
          LocalTime.parse(time));
    }

    @Override
    public Optional<Instant> after(Instant moment) {
      OffsetDateTime first = moment.atOffset(ZoneOffset.UTC).with(time);
      OffsetDateTime found = day == null ? first : first.with(TemporalAdjusters.nextOrSame(day));
      if (!found.toInstant().isAfter(moment)) {
        found = found.plusDays(day == null ? 1 : 7);
      }
      return Optional.of(found.toInstant());
    }

    @Override
    public String text() {
      String hour = time.format(DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT));
      return day == null
          ? "daily at " + hour
          : "weekly on " + day.name().toLowerCase(Locale.ROOT) + " at " + hour;
    }
  }

  /**
   * Whenever another job ended well.
   *
   * @param job its name
   */
  record After(String job) implements Plan {
    static final Pattern FORM = Pattern.compile("after ([a-z][a-z-]{0,49})");

    @Override
    public Optional<Instant> after(Instant moment) {
      return Optional.empty();
    }

    @Override
    public String text() {
      return "after " + job;
    }
  }

  /** Only when somebody asks for it. */
  record OnDemand() implements Plan {
    static final String TEXT = "on demand";

    @Override
    public Optional<Instant> after(Instant moment) {
      return Optional.empty();
    }

    @Override
    public String text() {
      return TEXT;
    }
  }
}
