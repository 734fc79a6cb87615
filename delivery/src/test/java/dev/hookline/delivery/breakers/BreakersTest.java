package dev.hookline.delivery.breakers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hookline.delivery.HandClock;
import dev.hookline.persistence.breakers.BreakerState;
import dev.hookline.persistence.breakers.StoredBreaker;
import dev.hookline.settings.Settings;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class BreakersTest {
  private static final Duration OPEN = Duration.ofSeconds(30);
  private static final Duration MOMENT = Duration.ofMillis(1);

  private final HandClock clock = new HandClock();
  private final UUID endpoint = UUID.randomUUID();
  private final List<UUID> opened = new ArrayList<>();
  private final List<UUID> closed = new ArrayList<>();
  private final Breakers breakers = breakers(Map.of());

  @Test
  void fiveFailuresInARowOpenIt() {
    fail(4);
    assertThat(breakers.shut(endpoint)).isFalse();
    assertThat(breakers.permits(endpoint)).isTrue();
    fail(1);
    assertThat(breakers.shut(endpoint)).isTrue();
    assertThat(breakers.permits(endpoint)).isFalse();
    assertThat(breakers.allShut()).containsExactly(endpoint);
    assertThat(breakers.open()).isEqualTo(1);
    assertThat(opened).containsExactly(endpoint);
    assertThat(breakers.shut(UUID.randomUUID())).isFalse();
  }

  @Test
  void aSuccessInBetweenStartsTheCountAnew() {
    fail(4);
    breakers.succeeded(endpoint);
    fail(4);
    assertThat(breakers.shut(endpoint)).isFalse();
    assertThat(opened).isEmpty();
  }

  @Test
  void afterItsTimeTwoMayLeaveAndTheirSuccessClosesIt() {
    fail(5);
    clock.advance(OPEN);
    assertThat(breakers.permits(endpoint)).isFalse();
    clock.advance(MOMENT);
    assertThat(breakers.shut(endpoint)).isFalse();
    assertThat(breakers.permits(endpoint)).isTrue();
    assertThat(breakers.permits(endpoint)).isTrue();
    assertThat(breakers.permits(endpoint)).as("the third").isFalse();
    breakers.succeeded(endpoint);
    assertThat(closed).isEmpty();
    breakers.succeeded(endpoint);
    assertThat(closed).containsExactly(endpoint);
    assertThat(breakers.permits(endpoint)).isTrue();
    assertThat(written()).containsExactly("OPEN", "HALF_OPEN", "CLOSED");
  }

  @Test
  void whileItLooksOneFailureOpensItForAsLongAgain() {
    fail(5);
    clock.advance(OPEN.plus(MOMENT));
    breakers.permits(endpoint);
    breakers.permits(endpoint);
    breakers.succeeded(endpoint);
    fail(1);
    assertThat(breakers.shut(endpoint)).isTrue();
    clock.advance(OPEN);
    assertThat(breakers.permits(endpoint)).isFalse();
    clock.advance(MOMENT);
    assertThat(breakers.permits(endpoint)).isTrue();
    assertThat(written()).containsExactly("OPEN", "HALF_OPEN", "OPEN", "HALF_OPEN");
    assertThat(opened).hasSize(2);
  }

  @Test
  void whatWasPermittedAndNotSentMayBeSentByAnother() {
    fail(5);
    clock.advance(OPEN.plus(MOMENT));
    breakers.permits(endpoint);
    breakers.permits(endpoint);
    breakers.unused(endpoint);
    assertThat(breakers.permits(endpoint)).isTrue();
    assertThat(breakers.permits(endpoint)).isFalse();
  }

  @Test
  void whatWasSentBeforeItOpenedChangesNothingWhenItEndsLater() {
    fail(7);
    breakers.succeeded(endpoint);
    assertThat(breakers.shut(endpoint)).isTrue();
    assertThat(written()).containsExactly("OPEN");
  }

  @Test
  void theNumbersAreThoseOfTheSettings() {
    Breakers other =
        breakers(
            Map.of(
                "HL_BREAKER_FAILURES", "1",
                "HL_BREAKER_OPEN_SECONDS", "5",
                "HL_BREAKER_SUCCESSES", "1"));
    other.failed(endpoint, "timeout");
    assertThat(other.shut(endpoint)).isTrue();
    clock.advance(Duration.ofSeconds(5).plus(MOMENT));
    assertThat(other.permits(endpoint)).isTrue();
    assertThat(other.permits(endpoint)).isFalse();
    other.succeeded(endpoint);
    assertThat(other.permits(endpoint)).isTrue();
  }

  @Test
  void withoutANumberOfFailuresNoneOpensHereOrIsObeyed() {
    Breakers off = breakers(Map.of("HL_BREAKER_FAILURES", "0"));
    for (int i = 0; i < 100; i++) {
      off.failed(endpoint, "timeout");
    }
    off.obey(List.of(stored(BreakerState.OPEN, 10_000)));
    assertThat(off.permits(endpoint)).isTrue();
  }

  @Test
  void whatOpenedElsewhereIsOpenHereForTheRestOfItsTime() {
    breakers.obey(List.of(stored(BreakerState.OPEN, 10_000)));
    assertThat(opened).containsExactly(endpoint);
    assertThat(breakers.shut(endpoint)).isTrue();
    clock.advance(Duration.ofSeconds(10));
    assertThat(breakers.permits(endpoint)).isFalse();
    clock.advance(MOMENT);
    assertThat(breakers.permits(endpoint)).isTrue();
    assertThat(written()).as("it looks by itself").containsExactly("HALF_OPEN");
  }

  @Test
  void whatLooksElsewhereLooksHere() {
    breakers.obey(List.of(stored(BreakerState.HALF_OPEN, 0)));
    assertThat(breakers.permits(endpoint)).isTrue();
    assertThat(breakers.permits(endpoint)).isTrue();
    assertThat(breakers.permits(endpoint)).isFalse();
    assertThat(written()).isEmpty();
  }

  @Test
  void whatClosedElsewhereIsClosedHere() {
    fail(5);
    breakers.obey(List.of());
    assertThat(closed).containsExactly(endpoint);
    assertThat(breakers.permits(endpoint)).isTrue();
  }

  @Test
  void theCountHereGoesOnWhateverIsStored() {
    fail(3);
    breakers.obey(List.of());
    fail(2);
    assertThat(breakers.shut(endpoint)).isTrue();
  }

  private void fail(int times) {
    for (int i = 0; i < times; i++) {
      breakers.failed(endpoint, "http_5xx");
    }
  }

  private List<String> written() {
    return breakers.unwritten().stream().map(change -> change.state().name()).toList();
  }

  private StoredBreaker stored(BreakerState state, long remaining) {
    return new StoredBreaker(endpoint, "t", state, Instant.EPOCH, null, remaining, "");
  }

  private Breakers breakers(Map<String, String> settings) {
    Breakers made = new Breakers(Settings.of(settings), clock);
    made.follow(new Breakers.Follower(() -> {}, opened::add, closed::add));
    return made;
  }
}
