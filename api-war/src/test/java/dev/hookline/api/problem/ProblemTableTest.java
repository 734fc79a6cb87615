package dev.hookline.api.problem;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hookline.delivery.Reason;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ProblemTableTest {
  @ParameterizedTest
  @EnumSource(Reason.class)
  void everyReasonHasAnErrorStatus(Reason reason) {
    assertThat(ProblemTable.status(reason)).isBetween(400, 503);
  }

  @Test
  void aProblemNamesItsCodeInEveryForm() {
    Problem problem =
        Problem.of(Reason.INSUFFICIENT_SCOPE, "this call needs a scope", "/v1/events");

    assertThat(problem)
        .isEqualTo(
            new Problem(
                "urn:hookline:problem:insufficient-scope",
                "Insufficient scope",
                403,
                "this call needs a scope",
                "/v1/events",
                "INSUFFICIENT_SCOPE",
                "insufficient_scope"));
  }

  @Test
  void retryAfterIsNeverEarlierThanTheWait() {
    assertThat(RetryAfter.seconds(Duration.ZERO)).isEqualTo(1);
    assertThat(RetryAfter.seconds(Duration.ofMillis(1_001))).isEqualTo(2);
    assertThat(RetryAfter.seconds(Duration.ofSeconds(30))).isEqualTo(30);
  }
}
