package dev.hookline.delivery.access;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * What a person, or a script in a person's place, may do to the installation; each includes the one
 * before.
 */
public enum Role {
  /** Looks at everything, changes nothing. */
  VIEWER,
  /** Works the switches: modes, flags, replay, endpoints, jobs. */
  OPERATOR,
  /** Also decides who may: tenants, keys, operators, budgets. */
  ADMIN;

  /** The name in a token's {@code groups} and in the API, such as {@code viewer}. */
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Whether this role may do what needs the other one. */
  public boolean covers(Role needed) {
    return compareTo(needed) >= 0;
  }

  /** The role of that name. */
  public static Optional<Role> named(String wireName) {
    return Arrays.stream(values()).filter(role -> role.wireName().equals(wireName)).findFirst();
  }
}
