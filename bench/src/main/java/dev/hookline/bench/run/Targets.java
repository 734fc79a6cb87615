package dev.hookline.bench.run;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** What the documented targets say about a run; only of the figures that it has. */
final class Targets {
  private enum Bound {
    AT_LEAST("at least"),
    AT_MOST("at most");

    private final String words;

    Bound(String words) {
      this.words = words;
    }
  }

  private record Goal(String figure, Bound bound, double wanted) {
    /** A figure that could not be measured is negative. */
    boolean isIn(Figures figures) {
      return figures.number(figure) >= 0;
    }

    boolean isMet(Figures figures) {
      double is = figures.number(figure);
      return bound == Bound.AT_LEAST ? is >= wanted : is <= wanted;
    }

    String miss(Figures figures) {
      return String.format(
          Locale.ROOT,
          "%s is %s, %s %s is wanted",
          figure,
          figures.number(figure),
          bound.words,
          wanted);
    }
  }

  private static final List<Goal> ALL =
      List.of(
          new Goal("ratio_to_bare", Bound.AT_LEAST, 0.5),
          new Goal("publish_p50_ms_at_500", Bound.AT_MOST, 3),
          new Goal("publish_p99_ms_at_500", Bound.AT_MOST, 20),
          new Goal("delivered_p50_ms_at_5000", Bound.AT_MOST, 6),
          new Goal("delivered_p99_ms_at_5000", Bound.AT_MOST, 50),
          new Goal("rss_mb", Bound.AT_MOST, 500),
          new Goal("rss_mb_most", Bound.AT_MOST, 500),
          new Goal("rss_slope_mb_per_min", Bound.AT_MOST, 1),
          new Goal("claim_ratio", Bound.AT_MOST, 1.2),
          new Goal("healthy_p99_ratio", Bound.AT_MOST, 2));

  // Without these a server that stalls would look fast: what was never sent has no latency.
  private static final List<String> MUST_NOT =
      List.of("fell_behind_at_500", "fell_behind_at_5000", "fell_behind_disturbed");

  private Targets() {}

  /** A sentence for each target that was missed. */
  static List<String> missed(Figures figures) {
    return Stream.concat(
            ALL.stream()
                .filter(goal -> goal.isIn(figures) && !goal.isMet(figures))
                .map(goal -> goal.miss(figures)),
            MUST_NOT.stream()
                .filter(name -> figures.json().path(name).asBoolean())
                .map(name -> name + " is true"))
        .toList();
  }

  /** How many targets the run can tell anything about. */
  static long judged(Figures figures) {
    return ALL.stream().filter(goal -> goal.isIn(figures)).count()
        + MUST_NOT.stream().filter(figures.json()::has).count();
  }
}
