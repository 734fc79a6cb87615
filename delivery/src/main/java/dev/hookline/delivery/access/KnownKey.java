package dev.hookline.delivery.access;

import dev.hookline.persistence.access.ApiKey;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What is remembered of a key.
 *
 * @param caller who uses it; of an operator's key the tenant is null
 * @param expiresAt when it ends, or null
 */
record KnownKey(Caller caller, Instant expiresAt) {
  static KnownKey of(ApiKey key) {
    // A scope that this release does not know grants nothing.
    Set<Scope> scopes =
        key.scopes().stream()
            .map(Scope::named)
            .flatMap(Optional::stream)
            .collect(Collectors.toUnmodifiableSet());
    boolean operator = key.tenantId().isEmpty();
    return new KnownKey(
        new Caller(key.tenantId().orElse(null), key.id(), scopes, operator),
        key.expiresAt().orElse(null));
  }

  boolean validAt(Instant moment) {
    return expiresAt == null || moment.isBefore(expiresAt);
  }
}
