package dev.hookline.api.http;

import dev.hookline.delivery.Reason;
import dev.hookline.delivery.Refused;

/** Numbers in query parameters. */
public final class QueryNumbers {
  /** The last millisecond of the year 9999. */
  private static final long MAX_MILLIS = 253_402_300_799_999L;

  private QueryNumbers() {}

  /**
   * A time in Unix milliseconds; null if the parameter is absent or empty.
   *
   * @throws Refused with {@link Reason#INVALID_REQUEST}
   */
  public static Long millis(String name, String text) {
    if (text == null || text.isEmpty()) {
      return null;
    }
    try {
      long millis = Long.parseLong(text);
      if (millis >= 0 && millis <= MAX_MILLIS) {
        return millis;
      }
    } catch (NumberFormatException e) {
      // refused below, like a number out of range
    }
    throw new Refused(Reason.INVALID_REQUEST, name + " must be a time in Unix milliseconds");
  }
}
