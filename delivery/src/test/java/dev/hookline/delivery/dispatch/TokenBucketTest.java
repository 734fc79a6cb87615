package dev.hookline.delivery.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TokenBucketTest {
  private static final long SECOND = 1_000_000_000;

  private final TokenBucket bucket = new TokenBucket();

  @Test
  void withoutALimitThereIsAlwaysOne() {
    for (int i = 0; i < 1_000; i++) {
      assertThat(bucket.take(0)).isZero();
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.5, 1, 3, 10, 333, 10_000})
  void overTenSecondsNoMoreLeaveThanTheRateAndATenthOfASecondOfIt(double rate) {
    bucket.limit(rate, 0);
    int taken = 0;
    for (long now = 0; now < 10 * SECOND; now += SECOND / 50_000) {
      taken += bucket.take(now) == 0 ? 1 : 0;
    }
    assertThat(taken)
        .isBetween((int) (rate * 9.99), (int) (rate * 10 + Math.max(1, rate / 10)) + 1);
  }

  @Test
  void itSaysWhenTheNextOneComes() {
    bucket.limit(4, 0);
    assertThat(bucket.take(0)).isZero();
    assertThat(bucket.take(0)).isEqualTo(SECOND / 4);
    assertThat(bucket.take(SECOND / 8)).isEqualTo(SECOND / 8);
    assertThat(bucket.take(SECOND / 4)).isZero();
  }

  @Test
  void aPauseSavesUpNoMoreThanATenthOfASecond() {
    bucket.limit(100, 0);
    int taken = 0;
    while (bucket.take(3_600 * SECOND) == 0) {
      taken++;
    }
    assertThat(taken).isEqualTo(10);
  }

  @Test
  void aChangedRateHoldsFromThenOnAndGivesNothingForFree() {
    bucket.limit(100, 0);
    while (bucket.take(0) == 0) {}
    bucket.limit(1, 0);
    assertThat(bucket.take(0)).isEqualTo(SECOND);
    assertThat(bucket.full(SECOND / 2)).isFalse();
    assertThat(bucket.full(SECOND)).isTrue();
    bucket.limit(0, SECOND);
    assertThat(bucket.take(SECOND)).isZero();
  }
}
