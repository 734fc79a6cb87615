package dev.hookline.bench.run;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FixedRateTest {
  @Test
  void aServerThatTookNearlyAllAndDeliversAtOnceKeptUp() {
    assertThat(FixedRate.kept(5_000, 4_950, 0.02)).isTrue();
  }

  @Test
  void eventsThatWereNeverSentAreToldOf() {
    assertThat(FixedRate.kept(5_000, 4_800, 0.02)).isFalse();
  }

  @Test
  void aBacklogAtTheEndIsToldOf() {
    assertThat(FixedRate.kept(5_000, 5_000, 3)).isFalse();
  }
}
