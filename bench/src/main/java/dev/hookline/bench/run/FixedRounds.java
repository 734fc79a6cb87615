package dev.hookline.bench.run;

import dev.hookline.bench.limits.BareWhole;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Rounds in an open loop, for their latencies: the server at each rate, and where there is a bare
 * process that one right after it, so that what the machine costs by itself stands beside.
 */
final class FixedRounds {
  private static final Duration REHEARSAL = Duration.ofSeconds(6);

  private final Bench bench;
  private final Optional<BareWhole> bare;
  private final Plan plan;
  private final Figures figures;

  FixedRounds(Bench bench, Optional<BareWhole> bare, Plan plan, Figures figures) {
    this.bench = bench;
    this.bare = bare;
    this.plan = plan;
    this.figures = figures;
  }

  /** A rate under the name it has among the figures. */
  private record Rate(String name, int perSecond) {}

  /** Runs them after a rehearsal: the generator's way of keeping a rate is cold until then. */
  void run(Consumer<String> progress) throws IOException {
    if (plan.rates().isEmpty()) {
      return;
    }
    progress.accept("warming the open loop up");
    bench.at(Collections.max(plan.rates()), REHEARSAL);
    for (Rate rate : rates()) {
      Measurement.stopIfInterrupted();
      figures.putAt(rate.name, rate.perSecond, plan.window(), bench.at(rate.perSecond));
      if (bare.isPresent()) {
        progress.accept("the bare path at the same rate");
        figures.putBareAt(
            rate.name, rate.perSecond, plan.window(), bare.get().at(rate.perSecond, plan.window()));
      }
    }
  }

  /** From the lowest to the highest, so that none finds what a higher one has left behind. */
  private List<Rate> rates() {
    List<Rate> rates = new ArrayList<>();
    plan.rates().forEach(rate -> rates.add(new Rate(Integer.toString(rate), rate)));
    if (bare.isPresent()) {
      int quarter = (int) Math.max(1, figures.number("bare_end_to_end_per_s") / 4);
      figures.put("quarter_per_s", quarter);
      rates.add(new Rate(Figures.QUARTER, quarter));
    }
    rates.sort(Comparator.comparingInt(Rate::perSecond));
    return rates;
  }
}
