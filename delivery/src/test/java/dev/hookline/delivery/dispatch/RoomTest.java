package dev.hookline.delivery.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class RoomTest {
  private final AtomicInteger again = new AtomicInteger();
  private final Room room = new Room(4, 100, again::incrementAndGet);

  @Test
  void placesAndBytesAreBothLimited() {
    assertThat(room.take(60, false)).isTrue();
    assertThat(room.take(60, false)).isFalse();
    assertThat(room.take(40, false)).isTrue();
    assertThat(room.freeBytes()).isZero();
    assertThat(room.take(0, false)).isTrue();
    assertThat(room.take(0, false)).isTrue();
    assertThat(room.take(0, false)).isFalse();
    assertThat(room.taken()).isEqualTo(4);
  }

  @Test
  void aBodyLargerThanTheRoomFitsWhenItIsEmpty() {
    assertThat(room.take(1000, false)).isTrue();
    assertThat(room.take(1, false)).isFalse();
    room.give(1000);
    assertThat(room.take(1, false)).isTrue();
  }

  @Test
  void aClaimIsAlwaysTakenInAndOnceThereIsRoomAgainItIsSaid() {
    for (int i = 0; i < 6; i++) {
      room.takeClaimed(10);
    }
    assertThat(room.freePlaces()).isZero();
    for (int i = 0; i < 6; i++) {
      room.give(10);
    }
    assertThat(again).hasValue(1);
    assertThat(room.freePlaces()).isEqualTo(4);
    assertThat(room.freeBytes()).isEqualTo(100);
  }

  @Test
  void theLastSixteenthIsForTheUrgent() {
    Room large = new Room(160, 1_000, again::incrementAndGet);
    for (int i = 0; i < 150; i++) {
      assertThat(large.take(1, false)).isTrue();
    }
    assertThat(large.take(1, false)).isFalse();
    assertThat(large.freePlaces()).isZero();
    for (int i = 0; i < 10; i++) {
      assertThat(large.take(1, true)).isTrue();
    }
    assertThat(large.take(1, true)).isFalse();
  }
}
