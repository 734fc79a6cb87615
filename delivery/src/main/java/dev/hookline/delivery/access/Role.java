package dev.hookline.delivery.access;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

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

  private static final Set<Scope> VIEWING =
      Set.of(
          Scope.EVENTS_READ,
          Scope.ENDPOINTS_READ,
          Scope.SUBSCRIPTIONS_READ,
          Scope.DELIVERIES_READ,
          Scope.DLQ_READ,
          Scope.STREAM_SUBSCRIBE);
  private static final Set<Scope> OPERATING =
      Set.of(
          Scope.EVENTS_READ,
          Scope.ENDPOINTS_READ,
          Scope.ENDPOINTS_WRITE,
          Scope.SUBSCRIPTIONS_READ,
          Scope.SUBSCRIPTIONS_WRITE,
          Scope.DELIVERIES_READ,
          Scope.DELIVERIES_RETRY,
          Scope.DLQ_READ,
          Scope.DLQ_REPLAY,
          Scope.STREAM_SUBSCRIBE);

  /** The name in a token's {@code groups} and in the API, such as {@code viewer}. */
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Whether this role may do what needs the other one. */
  public boolean covers(Role needed) {
    return compareTo(needed) >= 0;
  }

  /** What a person of this role may do with a tenant's things. */
  public Set<Scope> scopes() {
    return switch (this) {
      case VIEWER -> VIEWING;
      case OPERATOR -> OPERATING;
      case ADMIN -> Set.of(Scope.ADMIN);
    };
  }

  /** The role of that name. */
  public static Optional<Role> named(String wireName) {
    return Arrays.stream(values()).filter(role -> role.wireName().equals(wireName)).findFirst();
  }
}
