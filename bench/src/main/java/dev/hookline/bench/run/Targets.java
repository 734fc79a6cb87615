package dev.hookline.bench.run;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * What the documented targets say about a run; only of the figures that it has.
 *
 * <p>A rate is a matter of the machine. 5,000 events/s are a quarter of what the bare process does
 * on the machine that the targets were set for; where it does less, its quarter is judged instead.
 */
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

  /** What the bare process does in a second on the machine that the targets were set for. */
  private static final double BARE_PER_SECOND = 20_000;

  private static final List<Goal> EVERYWHERE =
      List.of(
          new Goal("ratio_to_bare", Bound.AT_LEAST, 0.5),
          new Goal("publish_p50_ms_at_500", Bound.AT_MOST, 3),
          new Goal("publish_p99_ms_at_500", Bound.AT_MOST, 20),
          new Goal("rss_mb", Bound.AT_MOST, 500),
          new Goal("rss_mb_most", Bound.AT_MOST, 500),
          new Goal("rss_slope_mb_per_min", Bound.AT_MOST, 1),
          new Goal("claim_ratio", Bound.AT_MOST, 1.2),
          new Goal("healthy_p99_ratio", Bound.AT_MOST, 2));

  // Without these a server that stalls would look fast: what was never sent has no latency.
  private static final List<String> MUST_NOT =
      List.of("fell_behind_at_500", "fell_behind_disturbed");

  private Targets() {}

  /** A sentence for each target that was missed. */
  static List<String> missed(Figures figures) {
    return Stream.concat(
            goals(figures)
                .filter(goal -> goal.isIn(figures) && !goal.isMet(figures))
                .map(goal -> goal.miss(figures)),
            mustNot(figures)
                .filter(name -> figures.json().path(name).asBoolean())
                .map(name -> name + " is true"))
        .toList();
  }

  /** How many targets the run can tell anything about. */
  static long judged(Figures figures) {
    return goals(figures).filter(goal -> goal.isIn(figures)).count()
        + mustNot(figures).filter(figures.json()::has).count();
  }

  /** Whether the bare process was measured, and shows a slower machine than the targets' own. */
  static boolean slower(Figures figures) {
    double bare = figures.number("bare_end_to_end_per_s");
    return figures.json().has("quarter_per_s") && bare < BARE_PER_SECOND;
  }

  private static Stream<Goal> goals(Figures figures) {
    String at = rate(figures);
    return Stream.concat(
        EVERYWHERE.stream(),
        Stream.of(
            new Goal("delivered_p50_ms_at_" + at, Bound.AT_MOST, 6),
            new Goal("delivered_p99_ms_at_" + at, Bound.AT_MOST, 50)));
  }

  private static Stream<String> mustNot(Figures figures) {
    return Stream.concat(MUST_NOT.stream(), Stream.of("fell_behind_at_" + rate(figures)));
  }

  private static String rate(Figures figures) {
    return slower(figures) ? Figures.QUARTER : "5000";
  }
}
