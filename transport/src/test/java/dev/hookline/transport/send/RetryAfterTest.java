package dev.hookline.transport.send;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class RetryAfterTest {
  private static final Instant NOW = Instant.parse("1994-11-06T08:49:00Z");

  @Test
  void seconds_are_read_and_capped_at_a_day() {
    assertThat(RetryAfter.parse("0", NOW)).contains(Duration.ZERO);
    assertThat(RetryAfter.parse(" 120 ", NOW)).contains(Duration.ofMinutes(2));
    assertThat(RetryAfter.parse("86401", NOW)).contains(Duration.ofHours(24));
    assertThat(RetryAfter.parse("9".repeat(30), NOW)).contains(Duration.ofHours(24));
  }

  @Test
  void all_three_forms_of_a_date_are_read() {
    Duration expected = Duration.ofSeconds(37);
    assertThat(RetryAfter.parse("Sun, 06 Nov 1994 08:49:37 GMT", NOW)).contains(expected);
    assertThat(RetryAfter.parse("Sun Nov  6 08:49:37 1994", NOW)).contains(expected);
    Instant later = Instant.parse("2034-11-06T08:49:00Z");
    assertThat(RetryAfter.parse("Monday, 06-Nov-34 08:49:37 GMT", later)).contains(expected);
  }

  @Test
  void a_date_in_the_past_means_now_and_one_far_ahead_a_day() {
    assertThat(RetryAfter.parse("Sun, 06 Nov 1994 08:00:00 GMT", NOW)).contains(Duration.ZERO);
    assertThat(RetryAfter.parse("Wed, 06 Nov 2024 08:00:00 GMT", NOW))
        .contains(Duration.ofHours(24));
  }

  @Test
  void anything_else_is_no_wish() {
    for (String text : new String[] {null, "", " ", "soon", "-5", "1.5", "1e3", "Sun, 99 Nov"}) {
      assertThat(RetryAfter.parse(text, NOW)).as(text).isEmpty();
    }
  }
}
