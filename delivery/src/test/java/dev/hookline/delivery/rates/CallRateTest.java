package dev.hookline.delivery.rates;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hookline.delivery.HandClock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CallRateTest {
  private final HandClock clock = new HandClock();
  private final CallRate rate = new CallRate("key", 3, clock);

  @BeforeEach
  void twentySecondsIntoTheMinute() {
    clock.advance(Duration.ofSeconds(20));
  }

  @Test
  void callsAreCountedDownAndTheNextMinuteBeginsAnew() {
    assertThat(take("a")).isEqualTo(new Standing("key", 3, 60, 2, 40, true));
    assertThat(take("a").left()).isEqualTo(1);
    assertThat(take("a")).isEqualTo(new Standing("key", 3, 60, 0, 40, true));
    assertThat(take("a")).isEqualTo(new Standing("key", 3, 60, 0, 40, false));
    assertThat(take("b").allowed()).isTrue();

    clock.advance(Duration.ofSeconds(40));

    assertThat(take("a")).isEqualTo(new Standing("key", 3, 60, 2, 60, true));
  }

  @Test
  void manyAtOnceGetNoMoreThanTheQuota() throws Exception {
    Callable<Boolean> call = () -> take("crowd").allowed();
    int allowed = 0;
    try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
      List<Callable<Boolean>> all = IntStream.range(0, 200).mapToObj(i -> call).toList();
      for (Future<Boolean> each : threads.invokeAll(all)) {
        allowed += each.get() ? 1 : 0;
      }
    }
    assertThat(allowed).isEqualTo(3);
  }

  @Test
  void zeroSetsNoLimit() {
    CallRate none = new CallRate("key", 0, clock);

    assertThat(none.on()).isFalse();
    assertThat(none.take("a")).isEmpty();
  }

  private Standing take(String caller) {
    return rate.take(caller).orElseThrow();
  }
}
