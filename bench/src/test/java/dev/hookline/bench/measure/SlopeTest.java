package dev.hookline.bench.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class SlopeTest {
  @Test
  void whatGrowsByTheSameEachTimeHasThatSlope() {
    assertThat(Slope.of(100, 103, 106, 109)).isEqualTo(3, within(1e-9));
  }

  @Test
  void whatGoesUpAndDownIsFlat() {
    assertThat(Slope.of(10, 12, 12, 10)).isZero();
    assertThat(Slope.of(10, 12, 10, 12, 10)).isZero();
  }

  @Test
  void whatShrinksHasANegativeOne() {
    assertThat(Slope.of(20, 10)).isEqualTo(-10, within(1e-9));
  }

  @Test
  void oneReadingAloneIsFlat() {
    assertThat(Slope.of(400)).isZero();
  }
}
