package dev.hookline.jobs.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlanTest {
  @ParameterizedTest
  @CsvSource({
    "daily at 02:00,            2026-03-01T01:59:59.999Z, 2026-03-01T02:00:00Z",
    "daily at 02:00,            2026-03-01T02:00:00Z,     2026-03-02T02:00:00Z",
    "daily at 02:00,            2026-12-31T23:00:00Z,     2027-01-01T02:00:00Z",
    "weekly on sunday at 03:00, 2026-03-01T02:00:00Z,     2026-03-01T03:00:00Z",
    "weekly on sunday at 03:00, 2026-03-01T03:00:00Z,     2026-03-08T03:00:00Z",
    "weekly on monday at 00:00, 2026-03-01T10:00:00Z,     2026-03-02T00:00:00Z",
    "every 30 minutes,          2026-03-01T10:00:00Z,     2026-03-01T10:30:00Z",
    "every 6 hours,             2026-03-01T10:07:00Z,     2026-03-01T12:00:00Z",
    "every 1 day,               2026-03-01T10:07:00Z,     2026-03-02T00:00:00Z"
  })
  void its_moments_follow_from_the_plan_alone(String plan, Instant moment, Instant next) {
    assertThat(Plan.parse(plan).orElseThrow().after(moment)).contains(next);
  }

  @ParameterizedTest
  @ValueSource(strings = {"after backup", "on demand"})
  void some_do_not_go_by_the_clock(String plan) {
    assertThat(Plan.parse(plan).orElseThrow().after(Instant.EPOCH)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "daily at 02:00",
        "weekly on sunday at 23:59",
        "every 1 minute",
        "every 45 minutes",
        "every 31 days",
        "after deep-verify",
        "on demand"
      })
  void a_plan_reads_as_it_was_written(String text) {
    assertThat(Plan.parse(text).orElseThrow().text()).isEqualTo(text);
  }

  @Test
  void space_and_capitals_do_not_matter() {
    assertThat(Plan.parse("  Weekly on  Sunday at 03:00 ").orElseThrow().text())
        .isEqualTo("weekly on sunday at 03:00");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "daily",
        "daily at 2:00",
        "daily at 24:00",
        "daily at 02:60",
        "weekly on caturday at 03:00",
        "every 0 hours",
        "every 99999 days",
        "every 32 days",
        "every six hours",
        "0 2 * * *",
        "after",
        "after Backup; drop"
      })
  void what_is_no_plan_is_none(String text) {
    assertThat(Plan.parse(text)).isEmpty();
  }
}
