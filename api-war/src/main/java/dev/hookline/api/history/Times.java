package dev.hookline.api.history;

import java.time.Instant;

/** Times as they are on the wire. */
final class Times {
  private Times() {}

  static Long millis(Instant moment) {
    return moment == null ? null : moment.toEpochMilli();
  }
}
