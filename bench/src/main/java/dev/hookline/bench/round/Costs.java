package dev.hookline.bench.round;

import dev.hookline.bench.api.Target;
import dev.hookline.bench.measure.ProcessCost;
import dev.hookline.bench.sink.Sink;
import java.util.List;

/**
 * What every process of the run has used so far.
 *
 * @param server all nodes together
 */
public record Costs(
    ProcessCost server, ProcessCost postgres, ProcessCost bench, double sinkMicros) {
  /** A reading of all of them. */
  static Costs now(List<Target> nodes, long postmaster, Sink sink) {
    return new Costs(
        nodes.stream()
            .map(node -> node.pid() > 0 ? ProcessCost.of(node.pid()) : ProcessCost.UNKNOWN)
            .reduce(ProcessCost::plus)
            .orElse(ProcessCost.UNKNOWN),
        postmaster > 0 ? ProcessCost.ofFamily(postmaster) : ProcessCost.UNKNOWN,
        ProcessCost.of(ProcessHandle.current().pid()),
        sink.cpuMicros());
  }
}
