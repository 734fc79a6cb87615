package dev.hookline.bench.run;

import dev.hookline.bench.measure.Slope;
import dev.hookline.bench.round.Round;
import java.time.Duration;
import java.util.Arrays;
import java.util.function.Consumer;

/** A steady rate for many minutes, and the server's memory at the end of each. */
record Soak(Bench bench, Plan plan, Consumer<String> progress) {
  private static final int USUAL_RATE = 500;
  private static final double FLAT_MB_PER_MINUTE = 1;

  void measure(Figures figures) {
    int rate = plan.rate() > 0 ? plan.rate() : USUAL_RATE;
    double[] megabytes = new double[plan.minutes()];
    boolean kept = true;
    int done = 0;
    while (done < megabytes.length && !Thread.currentThread().isInterrupted()) {
      Round minute = bench.at(rate, Duration.ofMinutes(1));
      megabytes[done] = minute.after().server().residentBytes() / 1_048_576.0;
      kept &= FixedRate.kept(rate, Duration.ofMinutes(1), minute);
      progress.accept("minute %d: %,.0f MiB resident".formatted(done + 1, megabytes[done]));
      done++;
    }
    double slope = Slope.of(megabytes);
    figures.put("minutes", done).put("soak_rate", rate).putList("rss_mb_by_minute", megabytes);
    figures.put("rss_mb_most", Arrays.stream(megabytes).max().orElse(-1));
    figures.putRatio("rss_slope_mb_per_min", slope);
    figures.put("rss_flat", slope <= FLAT_MB_PER_MINUTE).fellBehind("soak", !kept);
  }
}
