package dev.hookline.persistence.directory;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What an endpoint speaks. */
public enum EndpointType {
  WEBHOOK,
  SLACK,
  PAGERDUTY,
  ROOTLY,
  TELEGRAM;

  /** The name in the contract, such as {@code webhook}. */
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The type of that name. */
  public static Optional<EndpointType> named(String wireName) {
    return Arrays.stream(values()).filter(type -> type.wireName().equals(wireName)).findFirst();
  }
}
