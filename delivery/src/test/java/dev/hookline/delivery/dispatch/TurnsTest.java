package dev.hookline.delivery.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TurnsTest {
  private static final int HIGH = 1;
  private static final int MEDIUM = 2;
  private static final int LOW = 4;

  private final Turns turns = new Turns();

  @Test
  void whileAllWaitTheSharesAreSixteenToFourToOne() {
    assertThat(shares(HIGH | MEDIUM | LOW, 2_100)).containsExactly(1_600, 400, 100);
  }

  @Test
  void noneIsStarvedByTheOthers() {
    assertThat(shares(HIGH | LOW, 1_700)).containsExactly(1_600, 0, 100);
    assertThat(shares(MEDIUM | LOW, 500)).containsExactly(0, 400, 100);
  }

  @Test
  void theMostUrgentOfWhatWaitsBegins() {
    for (int i = 0; i < 16; i++) {
      assertThat(turns.next(HIGH | MEDIUM | LOW)).isZero();
    }
    assertThat(turns.next(HIGH | MEDIUM | LOW)).isEqualTo(1);
  }

  @Test
  void whatComesAfterAPauseFindsAllItsTurns() {
    for (int i = 0; i < 15; i++) {
      assertThat(turns.next(HIGH | LOW)).isZero();
    }
    for (int i = 0; i < 1_000; i++) {
      assertThat(turns.next(LOW)).isEqualTo(2);
    }
    int high = 0;
    while (turns.next(HIGH | LOW) == 0) {
      high++;
    }
    assertThat(high).isBetween(16, 32);
  }

  @Test
  void aLowOneWaitsForAHandfulAtMostHoweverTheUrgentComeAndGo() {
    int waited = 0;
    for (int i = 0; i < 10_000; i++) {
      int waiting = LOW | (i % 2 == 0 ? HIGH : 0) | (i % 3 == 0 ? MEDIUM : 0);
      waited = turns.next(waiting) == 2 ? 0 : waited + 1;
      assertThat(waited).isLessThan(84);
    }
  }

  private static int[] shares(int waiting, int turnsTaken) {
    Turns fresh = new Turns();
    int[] shares = new int[Turns.PRIORITIES];
    for (int i = 0; i < turnsTaken; i++) {
      shares[fresh.next(waiting)]++;
    }
    return shares;
  }
}
