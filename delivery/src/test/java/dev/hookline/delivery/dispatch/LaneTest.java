package dev.hookline.delivery.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hookline.delivery.breakers.Breakers;
import dev.hookline.persistence.outbox.ClaimedDelivery;
import dev.hookline.settings.Settings;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LaneTest {
  private final AtomicInteger hungry = new AtomicInteger();
  private final AtomicLong nanos = new AtomicLong();
  private final AtomicLong asked = new AtomicLong();
  private final Lane lane =
      new Lane(
          "t",
          UUID.randomUUID(),
          new Lane.Surroundings(
              hungry::incrementAndGet,
              (self, wait) -> asked.addAndGet(wait),
              nanos::get,
              new Breakers(Settings.of(Map.of()), Clock.systemUTC())));

  @BeforeEach
  void four() {
    lane.follow(4, 0, false);
  }

  @Test
  void theMoreUrgentLeaveFirstAndTheRestInTheirOrder() {
    List<Held> added = List.of(held(2), held(1), held(0), held(1));
    lane.add(added);
    List<Held> left = List.of(lane.next(), lane.next(), lane.next(), lane.next());
    assertThat(left).containsExactly(added.get(2), added.get(1), added.get(3), added.get(0));
  }

  @Test
  void noMoreThanTheLimitAreInFlight() {
    for (int i = 0; i < 6; i++) {
      lane.add(List.of(held(1)));
    }
    assertThat(take(6)).isEqualTo(4);
    lane.finished();
    assertThat(take(6)).isEqualTo(1);
  }

  @Test
  void aThrottledLaneHalvesAndRecoversOneByOne() {
    for (int i = 0; i < 20; i++) {
      lane.add(List.of(held(1)));
    }
    lane.throttled();
    assertThat(take(9)).isEqualTo(2);
    lane.throttled();
    lane.throttled();
    lane.throttled();
    assertThat(lane.eased()).isTrue();
    lane.finished();
    assertThat(take(9)).as("one is still in flight, two are allowed").isEqualTo(1);
    assertThat(lane.eased()).isTrue();
    assertThat(lane.eased()).isTrue();
    assertThat(lane.eased()).as("the endpoint's own limit").isFalse();
  }

  @Test
  void aFullLaneSaysOnceThatItHasRoomAgain() {
    for (int i = 0; i < 256; i++) {
      assertThat(lane.full(1)).isFalse();
      lane.add(List.of(held(1)));
    }
    assertThat(lane.full(1)).isTrue();
    while (lane.next() != null) {
      lane.finished();
    }
    assertThat(hungry).hasValue(1);
  }

  @Test
  void whatALaneSendsInHalfASecondMayWaitInItAndIsForgottenByHalves() {
    for (int i = 0; i < 2_000; i++) {
      lane.add(List.of(held(1)));
      lane.next();
      lane.finished();
    }
    nanos.addAndGet(1_000_000_000L);
    lane.measure();
    assertThat(waitUntilFull()).isEqualTo(1_000);
    lane.empty(any -> true);
    nanos.addAndGet(1_000_000_000L);
    lane.measure();
    assertThat(waitUntilFull()).isEqualTo(500);
  }

  @Test
  void tenUrgentOnesOvertakeAHundredThatWait() {
    for (int i = 0; i < 100; i++) {
      lane.add(List.of(held(2)));
    }
    for (int i = 0; i < 30; i++) {
      lane.next();
      lane.finished();
    }
    for (int i = 0; i < 10; i++) {
      lane.add(List.of(held(0)));
    }
    for (int i = 0; i < 10; i++) {
      assertThat(lane.next().delivery().priority()).isZero();
      lane.finished();
    }
  }

  @Test
  void aLaneFullOfLowHasRoomForHigh() {
    for (int i = 0; i < 256; i++) {
      lane.add(List.of(held(2)));
    }
    assertThat(lane.full(2)).isTrue();
    assertThat(lane.full(0)).isFalse();
    assertThat(lane.full()).as("the bit of low").isEqualTo(4);
  }

  @Test
  void aLaneWithARateAsksOnceToBeWokenAndGoesOnThen() {
    lane.follow(4, 10, false);
    for (int i = 0; i < 3; i++) {
      lane.add(List.of(held(1)));
    }
    assertThat(take(4)).isEqualTo(1);
    assertThat(asked).as("a tenth of a second, once").hasValue(100_000_000);
    assertThat(lane.retireIfIdle()).isFalse();
    nanos.addAndGet(100_000_000);
    lane.woken();
    assertThat(take(4)).isEqualTo(1);
    assertThat(asked).hasValue(200_000_000);
  }

  @Test
  void aLaneThatHasSpentItsRateIsNotForgotten() {
    lane.follow(4, 1, false);
    lane.add(List.of(held(1)));
    assertThat(take(1)).isEqualTo(1);
    lane.finished();
    assertThat(lane.retireIfIdle()).isFalse();
    nanos.addAndGet(1_000_000_000);
    assertThat(lane.retireIfIdle()).isTrue();
  }

  @Test
  void anEmptiedLaneHandsOutNothingAndARetiredOneTakesNothing() {
    lane.add(List.of(held(0)));
    lane.add(List.of(held(2)));
    assertThat(lane.retireIfIdle()).isFalse();
    assertThat(lane.empty(first -> false)).isEmpty();
    assertThat(lane.empty(first -> true)).hasSize(2);
    assertThat(lane.next()).isNull();
    assertThat(lane.retireIfIdle()).isTrue();
    assertThat(lane.add(List.of(held(1)))).isFalse();
  }

  @Test
  void anOrderedLaneSendsOneAfterTheOtherAsTheyCameAndForgetsPriorities() {
    assertThat(lane.follow(4, 0, true)).isEmpty();
    List<Held> run = List.of(held(2), held(1), held(0));
    lane.add(run);
    for (Held each : run) {
      assertThat(lane.idle()).isFalse();
      assertThat(lane.next()).isSameAs(each);
      assertThat(lane.next()).as("one is in flight").isNull();
      lane.finished();
    }
    assertThat(lane.idle()).isTrue();
  }

  @Test
  void aLaneThatBecomesOrderedGivesBackWhatWaitsAndLetsNothingOutUntilTheOthersAreBack() {
    List<Held> added = List.of(held(1), held(1), held(1), held(1), held(1), held(0));
    lane.add(added);
    assertThat(take(2)).isEqualTo(2);
    assertThat(lane.follow(4, 0, true)).hasSize(4);
    assertThat(lane.ordered()).isTrue();
    lane.add(List.of(held(1)));
    assertThat(take(1)).isZero();
    lane.finished();
    assertThat(take(1)).isZero();
    lane.finished();
    assertThat(take(1)).isEqualTo(1);
    lane.add(List.of(held(1)));
    assertThat(lane.follow(4, 0, false)).hasSize(1);
  }

  private int waitUntilFull() {
    int waiting = 0;
    for (; !lane.full(1); waiting++) {
      lane.add(List.of(held(1)));
    }
    return waiting;
  }

  private int take(int most) {
    List<Held> taken = new ArrayList<>();
    for (int i = 0; i < most; i++) {
      Held next = lane.next();
      if (next != null) {
        taken.add(next);
      }
    }
    return taken.size();
  }

  static Held held(int priority) {
    return new Held(
        new ClaimedDelivery(
            UUID.randomUUID(),
            "t",
            UUID.randomUUID(),
            UUID.randomUUID(),
            "a",
            priority,
            0,
            0,
            new byte[10],
            null,
            null,
            null),
        1);
  }
}
