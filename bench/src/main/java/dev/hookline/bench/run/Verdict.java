package dev.hookline.bench.run;

import dev.hookline.bench.api.Unusable;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** What a run ends with: that nothing was lost or changed comes before how fast it was. */
final class Verdict {
  static final int TARGET_MISSED = 5;

  private Verdict() {}

  /**
   * The exit code.
   *
   * @param targets whether a missed target counts
   * @param told what is said about the targets then
   */
  static int of(Figures figures, boolean targets, Consumer<String> told) {
    List<String> missed = targets ? missed(figures, told) : List.of();
    boolean good =
        Stream.of("lost", "duplicates", "changed_bodies", "signatures_wrong")
            .allMatch(name -> figures.number(name) == 0);
    if (!good || figures.number("acknowledged") <= 0) {
      return Unusable.CHECK_FAILED;
    }
    return missed.isEmpty() ? 0 : TARGET_MISSED;
  }

  private static List<String> missed(Figures figures, Consumer<String> told) {
    List<String> missed = Targets.missed(figures);
    long judged = Targets.judged(figures);
    if (Targets.slower(figures)) {
      told.accept(
          String.format(
              Locale.ROOT,
              "a slower machine: the bare process does %,.0f/s and not 20,000,"
                  + " so not 5,000/s but a quarter of that is judged",
              figures.number("bare_end_to_end_per_s")));
    }
    missed.forEach(each -> told.accept("target missed: " + each));
    told.accept("%d of %d targets are met".formatted(judged - missed.size(), judged));
    return missed;
  }
}
