package dev.hookline.bench.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class ExactlyOnceTest {
  @Test
  void everyKindOfMismatchIsCountedApart() {
    LongLog acknowledged = log(1, 2, 3, 4);
    LongLog arrived = log(4, 2, 2, 2, 1, 9);
    assertThat(ExactlyOnce.of(List.of(acknowledged), List.of(arrived)))
        .isEqualTo(new ExactlyOnce(4, 6, 1, 2, 1));
  }

  @Test
  void roundsAreJudgedTogetherSoALateArrivalIsNotLost() {
    assertThat(ExactlyOnce.of(List.of(log(1), log(2)), List.of(log(), log(2, 1))))
        .isEqualTo(new ExactlyOnce(2, 2, 0, 0, 0));
  }

  @Test
  void aLogKeepsMoreThanOneChunk() {
    LongLog log = log(LongStream.rangeClosed(1, 200_000).toArray());
    assertThat(log.size()).isEqualTo(200_000);
    long[] sorted = LongLog.sorted(List.of(log));
    assertThat(sorted).hasSize(200_000).isSorted();
    assertThat(sorted[199_999]).isEqualTo(200_000);
  }

  private static LongLog log(long... keys) {
    LongLog log = new LongLog();
    for (long key : keys) {
      log.add(key);
    }
    return log;
  }
}
