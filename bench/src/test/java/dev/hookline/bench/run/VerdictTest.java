package dev.hookline.bench.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class VerdictTest {
  private final Figures figures = new Figures();
  private final List<String> told = new ArrayList<>();

  @BeforeEach
  void aSoundRun() {
    figures.put("acknowledged", 10).put("lost", 0).put("duplicates", 0);
    figures.put("changed_bodies", 0).put("signatures_wrong", 0);
    figures.putRatio("ratio_to_bare", 0.4).put("rss_mb", 400);
  }

  @Test
  void aMissedTargetIsToldAndHasACodeOfItsOwn() {
    assertThat(Verdict.of(figures, true, told::add)).isEqualTo(5);
    assertThat(told)
        .containsExactly(
            "target missed: ratio_to_bare is 0.4, at least 0.5 is wanted",
            "1 of 2 targets are met");
  }

  @Test
  void unlessAskedForItDoesNotCount() {
    assertThat(Verdict.of(figures, false, told::add)).isZero();
    assertThat(told).isEmpty();
  }

  @Test
  void whenAllAreMetTheCodeIsZero() {
    figures.putRatio("ratio_to_bare", 0.5);
    assertThat(Verdict.of(figures, true, told::add)).isZero();
    assertThat(told).containsExactly("2 of 2 targets are met");
  }

  @Test
  void thatAnotherRateIsJudgedIsTold() {
    figures.put("bare_end_to_end_per_s", 5_884).put("quarter_per_s", 1_471);
    assertThat(Verdict.of(figures, true, told::add)).isEqualTo(5);
    assertThat(told)
        .first()
        .asString()
        .contains("the bare process does 5,884/s and not 20,000", "a quarter of that is judged");
  }

  @Test
  void aLossWeighsMoreThanAMissedTarget() {
    figures.put("lost", 1);
    assertThat(Verdict.of(figures, true, told::add)).isEqualTo(4);
  }

  @Test
  void aRunWithoutAnyEventIsNotSound() {
    figures.put("acknowledged", 0);
    assertThat(Verdict.of(figures, false, told::add)).isEqualTo(4);
  }
}
