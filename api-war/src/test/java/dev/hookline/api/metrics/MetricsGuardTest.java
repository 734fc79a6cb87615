package dev.hookline.api.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MetricsGuardTest {
  @Test
  void metricsAreOpenUnlessATokenIsSet() {
    assertThat(MetricsGuard.admits("", null)).isTrue();
    assertThat(MetricsGuard.admits("t", "t")).isTrue();
    assertThat(MetricsGuard.admits("t", null)).isFalse();
    assertThat(MetricsGuard.admits("t", "T")).isFalse();
  }
}
