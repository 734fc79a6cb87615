package dev.hookline.bench.run;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TargetsTest {
  private final Figures figures = new Figures();

  @ParameterizedTest
  @CsvSource({
    "ratio_to_bare, 0.5, 0.49",
    "publish_p50_ms_at_500, 3, 3.01",
    "publish_p99_ms_at_500, 20, 20.01",
    "delivered_p50_ms_at_5000, 6, 6.01",
    "delivered_p99_ms_at_5000, 50, 50.01",
    "rss_mb, 500, 501",
    "rss_mb_most, 500, 501",
    "rss_slope_mb_per_min, 1, 1.01",
    "claim_ratio, 1.2, 1.21",
    "healthy_p99_ratio, 2, 2.01"
  })
  void aTargetIsMetAtItsBoundAndMissedBeyondIt(String name, double met, double missed) {
    figures.putRatio(name, met);
    assertThat(Targets.missed(figures)).isEmpty();
    figures.putRatio(name, missed);
    assertThat(Targets.missed(figures)).singleElement().asString().contains(name + " is " + missed);
    assertThat(Targets.judged(figures)).isEqualTo(1);
  }

  @Test
  void whatTheRunDidNotMeasureIsNotMissed() {
    figures.put("healthy_p99_ratio", -1).put("rss_mb", -1).put("publish_p50_ms_at_1000", 99);
    assertThat(Targets.missed(figures)).isEmpty();
    assertThat(Targets.judged(figures)).isZero();
  }

  @Test
  void onASlowerMachineAQuarterOfTheBareRateIsJudgedInPlaceOf5000() {
    figures.put("bare_end_to_end_per_s", 19_999).put("quarter_per_s", 4_999);
    figures.put("delivered_p50_ms_at_5000", 99).fellBehind("at_5000", true);
    figures.put("delivered_p50_ms_at_quarter", 6).fellBehind("at_quarter", false);
    assertThat(Targets.missed(figures)).isEmpty();
    assertThat(Targets.judged(figures)).isEqualTo(2);

    figures.put("delivered_p50_ms_at_quarter", 6.01).fellBehind("at_quarter", true);
    assertThat(Targets.missed(figures))
        .containsExactly(
            "delivered_p50_ms_at_quarter is 6.01, at most 6.0 is wanted",
            "fell_behind_at_quarter is true");
  }

  @Test
  void onAMachineThatIsFastEnough5000IsJudged() {
    figures.put("bare_end_to_end_per_s", 20_000).put("quarter_per_s", 5_000);
    figures.put("delivered_p99_ms_at_quarter", 51).put("delivered_p99_ms_at_5000", 50);
    assertThat(Targets.missed(figures)).isEmpty();
    assertThat(Targets.judged(figures)).isEqualTo(1);
  }

  @Test
  void aRateThatWasNotKeptIsMissedWhateverItsLatencies() {
    figures.put("publish_p50_ms_at_500", 1).fellBehind("at_500", true);
    figures.fellBehind("at_1000", true).fellBehind("at_5000", false);
    assertThat(Targets.missed(figures)).containsExactly("fell_behind_at_500 is true");
    assertThat(Targets.judged(figures)).isEqualTo(3);
  }
}
