package dev.hookline.persistence.breakers;

import java.util.Locale;

/** The states of a circuit breaker; the lower-case names are stored and shown. */
public enum BreakerState {
  /** Everything leaves. */
  CLOSED,
  /** Nothing leaves until the next look. */
  OPEN,
  /** A few leave, to see whether the receiver is back. */
  HALF_OPEN;

  /** The stored word. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The state of a stored word. */
  static BreakerState of(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT));
  }
}
