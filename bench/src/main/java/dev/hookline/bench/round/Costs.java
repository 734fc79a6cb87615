package dev.hookline.bench.round;

import dev.hookline.bench.api.Target;
import dev.hookline.bench.measure.ProcessCost;
import dev.hookline.bench.sink.Sink;

/** What every process of the run has used so far. */
public record Costs(
    ProcessCost server, ProcessCost postgres, ProcessCost bench, double sinkMicros) {
  /** A reading of all of them. */
  static Costs now(Target target, long postmaster, Sink sink) {
    return new Costs(
        target.pid() > 0 ? ProcessCost.of(target.pid()) : ProcessCost.UNKNOWN,
        postmaster > 0 ? ProcessCost.ofFamily(postmaster) : ProcessCost.UNKNOWN,
        ProcessCost.of(ProcessHandle.current().pid()),
        sink.cpuMicros());
  }
}
