package dev.hookline.delivery.room;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hookline.persistence.outbox.Fit;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RoomTest {
  private final AtomicInteger again = new AtomicInteger();
  private final Room room = new Room(4, 100, again::incrementAndGet);
  private final Room large = new Room(160, 16_000, again::incrementAndGet);

  @Test
  void placesAndBytesAreBothLimited() {
    assertThat(room.take("a", 60, false)).isTrue();
    assertThat(room.take("b", 60, false)).isFalse();
    assertThat(room.take("b", 40, false)).isTrue();
    assertThat(room.take("c", 0, false)).isTrue();
    assertThat(room.take("d", 0, false)).isTrue();
    assertThat(room.take("e", 0, false)).isFalse();
    assertThat(room.taken()).isEqualTo(4);
  }

  @Test
  void aBodyLargerThanTheRoomFitsWhenItIsEmpty() {
    assertThat(room.take("a", 1000, false)).isTrue();
    assertThat(room.take("b", 1, false)).isFalse();
    room.give("a", 1000);
    assertThat(room.take("b", 1, false)).isTrue();
  }

  @Test
  void whatWasClaimedIsTakenInAndOnceThereIsRoomAgainItIsSaid() {
    for (int i = 0; i < 6; i++) {
      room.takeClaimed("a", 10);
    }
    assertThat(room.freePlaces()).isZero();
    for (int i = 0; i < 6; i++) {
      room.give("a", 10);
    }
    assertThat(again).hasValue(1);
    assertThat(room.freePlaces()).isEqualTo(4);
  }

  @Test
  void theLastSixteenthIsForTheUrgent() {
    for (int i = 0; i < 150; i++) {
      assertThat(large.take("tenant " + i, 1, false)).isTrue();
    }
    assertThat(large.take("another", 1, false)).isFalse();
    assertThat(large.freePlaces()).isZero();
    for (int i = 0; i < 10; i++) {
      assertThat(large.take("urgent " + i, 1, true)).isTrue();
    }
    assertThat(large.take("another", 1, true)).isFalse();
  }

  @Test
  void aTenantAloneLeavesAQuarterAndTwoLeaveASeventh() {
    assertThat(fill("a")).isEqualTo(120);
    assertThat(fill("b")).as("three times of ten").isEqualTo(30);
    for (int i = 0; i < 60; i++) {
      large.give("a", 1);
    }
    assertThat(fill("b")).isEqualTo(75 - 30);
    assertThat(large.take("c", 1, false)).as("whoever comes finds a place").isTrue();
  }

  @Test
  void theFirstOfATenantNeedsNoShare() {
    fill("a");
    int newcomers = 0;
    while (large.take("tenant " + newcomers, 1, false)) {
      newcomers++;
    }
    assertThat(newcomers).as("up to what is for the urgent").isEqualTo(30);
  }

  @Test
  void bytesAreSharedLikePlaces() {
    assertThat(large.take("a", 8_000, false)).isTrue();
    assertThat(large.take("a", 4_000, false)).isTrue();
    assertThat(large.take("a", 400, false)).as("three times of what is free").isFalse();
    assertThat(large.take("b", 3_000, false)).isTrue();
  }

  @Test
  void aClaimBringsNobodyMoreThanTheShareAndItsFirstAlwaysFits() {
    Fit fit = large.claim();
    assertThat(fit.takes("a", 1_000_000)).isTrue();
    assertThat(fit.takes("b", 1)).as("the bytes are spent").isFalse();
    Fit another = large.claim();
    for (int i = 0; i < 40; i++) {
      large.takeClaimed("a", 1);
    }
    assertThat(IntStream.range(0, 200).filter(i -> another.takes("a", 1)).count()).isEqualTo(80);
    assertThat(IntStream.range(0, 200).filter(i -> another.takes("b", 1)).count()).isEqualTo(30);
    assertThat(large.taken()).as("only counted").isEqualTo(40);
  }

  @Test
  void whoHoldsNearlyAllItMayIsLeftOutOfClaimsAndCalledAgainAtHalf() {
    assertThat(large.take("b", 1, false)).isTrue();
    for (int i = 0; i < 100; i++) {
      large.take("a", 1, false);
    }
    assertThat(large.crowding()).isEmpty();
    fill("a");
    assertThat(large.crowding()).containsExactly("a");
    again.set(0);
    int given = 0;
    while (again.get() == 0) {
      large.give("a", 1);
      given++;
    }
    assertThat(120 - given).isBetween(90, 97);
    assertThat(large.crowding()).isEmpty();
  }

  @Test
  void whoIsGoneIsForgottenAndMayComeAgainAtTheSameMoment() throws Exception {
    Callable<Void> comeAndGo =
        () -> {
          for (int i = 0; i < 50_000; i++) {
            if (large.take("a", 1, false)) {
              large.give("a", 1);
            }
            large.forgetAbsent();
          }
          return null;
        };
    try (var threads = Executors.newFixedThreadPool(2)) {
      threads.submit(comeAndGo);
      threads.submit(comeAndGo).get();
    }
    assertThat(large.taken()).isZero();
    assertThat(fill("a")).isEqualTo(120);
  }

  private int fill(String tenant) {
    int taken = 0;
    while (large.take(tenant, 1, false)) {
      taken++;
    }
    return taken;
  }
}
