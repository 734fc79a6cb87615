package dev.hookline.bench.run;

import dev.hookline.bench.api.Target;
import dev.hookline.bench.hanging.Neighbour;
import dev.hookline.bench.round.Round;
import java.io.IOException;
import java.util.function.Consumer;

/**
 * What healthy endpoints notice when a tenth of the endpoints hangs: two rounds under the same
 * load, with a neighbour that answers and with one that does not.
 */
record Disturbance(Target server, Bench bench, Plan plan, Consumer<String> progress) {
  private static final int USUAL_RATE = 1_000;

  void measure(Figures figures) throws IOException {
    int rate = plan.rate() > 0 ? plan.rate() : USUAL_RATE;
    int beside = Math.max(1, rate / plan.endpoints()); // as many for it as for each of the others
    try (Neighbour neighbour = new Neighbour(server, plan.payloadBytes())) {
      progress.accept("every endpoint answers");
      Round calm = neighbour.during(beside, () -> bench.at(rate));
      neighbour.hang();
      progress.accept("one endpoint in %d hangs".formatted(plan.endpoints() + 1));
      Round disturbed = neighbour.during(beside, () -> bench.at(rate));
      double before = calm.arrivals().latencies().millis(99);
      double after = disturbed.arrivals().latencies().millis(99);
      figures.put("healthy_rate", rate);
      figures.put("healthy_p99_ms_undisturbed", before).put("healthy_p99_ms_disturbed", after);
      figures.putRatio("healthy_p99_ratio", before > 0 ? after / before : -1);
      figures.fellBehind("disturbed", !FixedRate.kept(rate, plan.window(), disturbed));
    }
  }
}
