package dev.hookline.bench.drill;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hookline.bench.drill.Ledger.Acknowledged;
import dev.hookline.bench.drill.Ledger.Arrival;
import java.util.List;
import org.junit.jupiter.api.Test;

class TimelineTest {
  private static final long SECOND = 1_000_000_000L;

  private final Ledger ledger = new Ledger();

  @Test
  void anEventWaitsFromItsAcknowledgementToItsFirstArrival() {
    acknowledged(1, 10);
    acknowledged(2, 12);
    arrived(1, 14);
    arrived(1, 19);
    arrived(2, 16);
    acknowledged(3, 20);
    arrived(3, 18); // the receiver was faster than the answer
    Timeline timeline = timeline();
    assertThat(timeline.waiting(at(11))).isEqualTo(1);
    assertThat(timeline.waiting(at(13))).isEqualTo(2);
    assertThat(timeline.waiting(at(17))).isZero();
    assertThat(timeline.mostWaiting(at(0), at(30))).isEqualTo(2);
    assertThat(timeline.downTo(0, at(13))).isEqualTo(at(16));
    assertThat(timeline.downTo(1, at(13))).isEqualTo(at(14));
    assertThat(timeline.downTo(2, at(13))).isEqualTo(at(13));
    assertThat(ledger.duplicates()).isEqualTo(1);
    assertThat(ledger.settled()).isTrue();
  }

  @Test
  void whatNeverArrivesIsMissingAndTheDrillNeverResumes() {
    acknowledged(1, 10);
    acknowledged(2, 11);
    arrived(2, 12);
    Timeline timeline = timeline();
    assertThat(timeline.allArrivedOf(at(11))).isZero();
    assertThat(timeline.downTo(0, at(12))).isZero();
    assertThat(ledger.missing()).isEqualTo(1);
    assertThat(ledger.settled()).isFalse();
  }

  @Test
  void theLongestSilenceIsMeasuredWithinTheTimeAskedFor() {
    acknowledged(1, 10);
    acknowledged(2, 13);
    acknowledged(3, 14);
    arrived(1, 11);
    arrived(2, 19);
    arrived(3, 19);
    Timeline timeline = timeline();
    assertThat(timeline.longestSilence(at(10), at(16))).isEqualTo(3 * SECOND);
    assertThat(timeline.longestStandstill(at(10), at(20))).isEqualTo(8 * SECOND);
    assertThat(timeline.allArrivedOf(at(13))).isEqualTo(at(11));
    assertThat(timeline.allArrivedOf(at(15))).isEqualTo(at(19));
  }

  @Test
  void oneKeyThatMadeTwoEventsIsNotADuplicateButTwoEvents() {
    acknowledged(1, 10);
    ledger.arrived(new Arrival(1, "evt_a", at(11)));
    ledger.arrived(new Arrival(1, "evt_b", at(12)));
    assertThat(ledger.madeTwice()).isEqualTo(1);
  }

  @Test
  void everyKindOfHarmFailsTheDrill() {
    Result.Rto fast = new Result.Rto(1, 2, 3, 4, 5, 5, 1, 1);
    Result.Rto slow = new Result.Rto(1, 2, 3, 4, 60_001, 60_001, 1, 1);
    Result.Rto never = new Result.Rto(1, -1, -1, 4, -1, -1, 1, 1);
    Isolation kept = new Isolation(10, 0, 10, 0, 0);
    Result.Rpo good = new Result.Rpo(9, 9, 0, 0, 3, 0, 2, 0, 0, 0);
    assertThat(Result.missed(fast, good, kept)).isEmpty();
    assertThat(Result.missed(slow, good, kept)).hasSize(1);
    assertThat(Result.missed(never, good, kept)).hasSize(1);
    for (Isolation leaking :
        List.of(
            new Isolation(10, 1, 10, 0, 0),
            new Isolation(10, 0, 10, 1, 0),
            new Isolation(10, 0, 10, 0, 1),
            new Isolation(0, 0, 0, 0, 0))) {
      assertThat(Result.missed(fast, good, leaking)).as("%s", leaking).hasSize(1);
    }
    for (Result.Rpo bad :
        List.of(
            new Result.Rpo(9, 8, 0, 1, 0, 0, 0, 0, 0, 0),
            new Result.Rpo(9, 8, 1, 0, 0, 0, 0, 0, 0, 0),
            new Result.Rpo(9, 9, 0, 0, 0, 1, 0, 0, 0, 0),
            new Result.Rpo(9, 9, 0, 0, 0, 0, 0, 1, 0, 0),
            new Result.Rpo(9, 9, 0, 0, 0, 0, 0, 0, 1, 0),
            new Result.Rpo(9, 9, 0, 0, 0, 0, 0, 0, 0, 1),
            new Result.Rpo(0, 0, 0, 0, 0, 0, 0, 0, 0, 0))) {
      assertThat(Result.missed(fast, bad, kept)).as("%s", bad).hasSize(1);
    }
  }

  private void acknowledged(long number, long second) {
    ledger.acknowledged(new Acknowledged(number, "evt_" + number, at(second) - 1, at(second), 1));
  }

  private void arrived(long number, long second) {
    ledger.arrived(new Arrival(number, "evt_" + number, at(second)));
  }

  private Timeline timeline() {
    return new Timeline(List.of(ledger));
  }

  private static long at(long second) {
    return second * SECOND;
  }
}
