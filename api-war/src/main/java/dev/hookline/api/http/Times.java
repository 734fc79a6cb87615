package dev.hookline.api.http;

import java.time.Instant;
import java.util.Optional;

/** Times as they are on the wire. */
public final class Times {
  private Times() {}

  /** Milliseconds since 1970, or null for no time. */
  public static Long millis(Instant moment) {
    return moment == null ? null : moment.toEpochMilli();
  }

  /** Milliseconds since 1970, or null for no time. */
  public static Long millis(Optional<Instant> moment) {
    return millis(moment.orElse(null));
  }
}
