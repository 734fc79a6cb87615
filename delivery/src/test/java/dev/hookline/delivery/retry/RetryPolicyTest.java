package dev.hookline.delivery.retry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hookline.delivery.routing.Destination;
import dev.hookline.transport.send.Answer;
import dev.hookline.transport.send.Failure;
import dev.hookline.transport.send.Phases;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class RetryPolicyTest {
  private static final Clock NOON =
      Clock.fixed(Instant.parse("2026-03-01T12:00:00Z"), ZoneOffset.UTC);
  private static final Destination.Pace PACE =
      new Destination.Pace(1000, 4, 10, 0, List.of(0, 10, 100));

  private final RetryPolicy exact = new RetryPolicy(NOON, 0, () -> 0.5);

  @ParameterizedTest
  @ValueSource(ints = {200, 201, 204, 299})
  void every2xxIsDelivered(int status) {
    assertThat(exact.decide(status(status), 1, PACE)).isEqualTo(new Decision.Delivered());
  }

  @ParameterizedTest
  @ValueSource(ints = {100, 199, 300, 301, 304, 400, 404, 429, 500, 503, 599, 600, 999})
  void everythingElseIsTriedAgain(int status) {
    assertThat(exact.decide(status(status), 1, PACE)).isInstanceOf(Decision.TryAgain.class);
  }

  @ParameterizedTest
  @CsvSource({"1, 10", "2, 100", "3, 100"})
  void theScheduleCountsFromTheFirstAttemptAndItsLastDelayRepeats(int attempt, int seconds) {
    assertThat(exact.decide(status(500), attempt, PACE))
        .isEqualTo(new Decision.TryAgain(Duration.ofSeconds(seconds), false));
  }

  @Test
  void theLastAttemptGivesUp() {
    assertThat(exact.decide(status(500), 4, PACE))
        .isEqualTo(new Decision.GiveUp("attempts_exhausted"));
    assertThat(exact.decide(status(500), 5, PACE))
        .isEqualTo(new Decision.GiveUp("attempts_exhausted"));
    assertThat(exact.decide(status(200), 4, PACE)).isEqualTo(new Decision.Delivered());
  }

  @Test
  void goneAndRefusedEndAtOnce() {
    assertThat(exact.decide(status(410), 1, PACE)).isEqualTo(new Decision.GiveUp("endpoint_gone"));
    assertThat(exact.decide(failed(Failure.REFUSED_ADDRESS), 1, PACE))
        .isEqualTo(new Decision.GiveUp("address_refused"));
  }

  @ParameterizedTest
  @CsvSource({"200, BODY", "400, HTTP_4XX", "401, HTTP_4XX", "503, HTTP_5XX"})
  void whatAProviderRefusesForGoodEndsAtOnce(int status, Outcome outcome) {
    Answer refused =
        new Answer(status, Failure.REFUSED, "", "60", new Phases(0, 0, 0, 0, 0), "no_service");
    assertThat(exact.decide(refused, 1, PACE)).isEqualTo(new Decision.GiveUp("target_refused"));
    assertThat(RetryPolicy.classify(refused)).isEqualTo(outcome);
  }

  @Test
  void aSuccessThatTheProviderDoesNotConfirmIsTriedAgain() {
    Answer unconfirmed =
        new Answer(200, Failure.NOT_TAKEN, "", null, new Phases(0, 0, 0, 0, 0), "a page");
    assertThat(exact.decide(unconfirmed, 1, PACE)).isInstanceOf(Decision.TryAgain.class);
    assertThat(RetryPolicy.classify(unconfirmed)).isEqualTo(Outcome.BODY);
  }

  @ParameterizedTest
  @CsvSource({"429, true", "502, true", "504, true", "500, false", "503, false", "404, false"})
  void someStatusesAskToBeSpared(int status, boolean throttled) {
    assertThat(exact.decide(status(status), 1, PACE))
        .isEqualTo(new Decision.TryAgain(Duration.ofSeconds(10), throttled));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "60 | 60",
        "5 | 10",
        "0 | 10",
        "-5 | 10",
        "soon | 10",
        "999999999 | 86400",
        "99999999999999999999 | 86400",
        "Sun, 01 Mar 2026 12:01:00 GMT | 60",
        "Sun, 01 Mar 2026 11:00:00 GMT | 10",
        "Fri, 01 Mar 2030 12:00:00 GMT | 86400"
      })
  void retryAfterIsObeyedWhereItIsLongerUpToADay(String header, int seconds) {
    Answer answer = new Answer(503, Failure.NONE, "", header, new Phases(0, 0, 0, 0, 0), "");
    assertThat(exact.decide(answer, 1, PACE))
        .isEqualTo(new Decision.TryAgain(Duration.ofSeconds(seconds), false));
  }

  @Test
  void jitterOnlyEverAdds() {
    RetryPolicy least = new RetryPolicy(NOON, 10, () -> 0.0);
    RetryPolicy most = new RetryPolicy(NOON, 10, () -> 1.0);
    assertThat(least.decide(status(500), 2, PACE))
        .isEqualTo(new Decision.TryAgain(Duration.ofSeconds(100), false));
    assertThat(most.decide(status(500), 2, PACE))
        .isEqualTo(new Decision.TryAgain(Duration.ofSeconds(110), false));
  }

  @ParameterizedTest
  @EnumSource(value = Failure.class, names = "NONE", mode = EnumSource.Mode.EXCLUDE)
  void noFailureIsEverASuccess(Failure failure) {
    assertThat(RetryPolicy.classify(failed(failure))).isNotEqualTo(Outcome.SUCCESS);
  }

  private static Answer status(int status) {
    return new Answer(status, Failure.NONE, "", null, new Phases(0, 0, 0, 0, 0), "");
  }

  private static Answer failed(Failure failure) {
    return new Answer(200, failure, "", null, new Phases(0, 0, 0, 0, 0), "failed");
  }
}
