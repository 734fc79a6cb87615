package dev.hookline.bench.measure;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ProcessCostTest {
  private static final long ME = ProcessHandle.current().pid();

  @Test
  void thisProcessHasUsedTimeAndMemory() {
    ProcessCost cost = ProcessCost.of(ME);
    assertThat(cost.cpuMicros()).isPositive();
    assertThat(cost.residentBytes()).isGreaterThan(1 << 20);
    assertThat(ProcessCost.ofFamily(ME).cpuMicros()).isGreaterThanOrEqualTo(cost.cpuMicros());
    assertThat(ProcessCost.parent(ME))
        .isEqualTo(ProcessHandle.current().parent().orElseThrow().pid());
  }

  @Test
  void aProcessThatDoesNotExistIsUnknown() {
    assertThat(ProcessCost.of(Integer.MAX_VALUE)).isEqualTo(ProcessCost.UNKNOWN);
    assertThat(ProcessCost.UNKNOWN.cpuSince(ProcessCost.of(ME))).isEqualTo(-1);
  }
}
