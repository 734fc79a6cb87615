package dev.hookline.delivery.retry;

import dev.hookline.delivery.input.Member;
import java.util.List;

/** The bounds of what may be said of retries. */
public final class RetryBounds {
  private RetryBounds() {}

  /** Attempts until a delivery is dead: 1 to 50. */
  public static int attempts(Member member) {
    return member.integer(1, 50);
  }

  /** 1 to 50 delays in seconds, each of up to a week. */
  public static List<Integer> schedule(Member member) {
    return member.items(1, 50).stream().map(item -> item.integer(0, 604_800)).toList();
  }
}
