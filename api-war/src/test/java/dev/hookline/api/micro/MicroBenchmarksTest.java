package dev.hookline.api.micro;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hookline.delivery.routing.RoutingParts;
import java.util.Collection;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.results.format.ResultFormatType;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/** {@code scripts/hl bench --micro}: says what came out, and judges nothing. */
@EnabledIfSystemProperty(
    named = "hookline.micro",
    matches = ".+",
    disabledReason = "it measures; ask for it with: scripts/hl bench --micro")
class MicroBenchmarksTest {
  @Test
  void everyHotPartIsMeasured() throws RunnerException {
    Collection<RunResult> results =
        new Runner(
                new OptionsBuilder()
                    .include(HotParts.class.getName())
                    .include(RoutingParts.class.getName())
                    .warmupIterations(3)
                    .warmupTime(TimeValue.seconds(1))
                    .measurementIterations(3)
                    .measurementTime(TimeValue.seconds(1))
                    .forks(1)
                    .jvmArgs("-XX:+UseSerialGC", "-XX:+UseCompactObjectHeaders")
                    .result(System.getProperty("hookline.micro"))
                    .resultFormat(ResultFormatType.TEXT)
                    .shouldFailOnError(true)
                    .build())
            .run();
    assertThat(results).hasSize(7);
  }
}
