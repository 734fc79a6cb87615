package dev.hookline.delivery.publish;

import java.util.Locale;
import java.util.Optional;

/** How urgent an event is. The ordinal is the number stored: lower leaves first. */
public enum Priority {
  HIGH,
  MEDIUM,
  LOW;

  /** The name in the contract: {@code high}, {@code medium} or {@code low}. */
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The priority of that name. */
  public static Optional<Priority> named(String wireName) {
    return switch (wireName) {
      case "high" -> Optional.of(HIGH);
      case "medium" -> Optional.of(MEDIUM);
      case "low" -> Optional.of(LOW);
      default -> Optional.empty();
    };
  }
}
