package dev.hookline.delivery.dispatch;

/**
 * Which priority leaves next: the most urgent that waits, until it has had its turns and a less
 * urgent one waits too. Of a full set of turns 16 are for high, 4 for medium and 1 for low, so that
 * the urgent hardly notice the others and nobody waits for ever. Not for several threads.
 */
final class Turns {
  /** How many priorities there are; 0 is the most urgent. */
  static final int PRIORITIES = 3;

  private static final int[] TURNS = {16, 4, 1};

  private final int[] left = TURNS.clone();

  /**
   * The priority whose turn it is. One that nobody waits for gets its turns back, so that what
   * comes after a pause finds all of them.
   *
   * @param waiting a bit for each priority of which something waits; not 0
   */
  int next(int waiting) {
    for (int priority = 0; priority < PRIORITIES; priority++) {
      if ((waiting & bit(priority)) == 0) {
        left[priority] = TURNS[priority];
      } else if (left[priority] > 0) {
        left[priority]--;
        return priority;
      }
    }
    System.arraycopy(TURNS, 0, left, 0, PRIORITIES);
    return next(waiting);
  }

  /** The bit of a priority in a set of them. */
  static int bit(int priority) {
    return 1 << priority;
  }
}
