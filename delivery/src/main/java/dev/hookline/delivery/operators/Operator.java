package dev.hookline.delivery.operators;

import dev.hookline.delivery.access.Role;
import dev.hookline.persistence.operators.OperatorAccount;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * A person who operates the installation.
 *
 * @param name unique without regard to case
 * @param mustChange whether the password is good for choosing another one only: until then the
 *     operator may do nothing else
 * @param vouched whether an identity provider vouches for them: they have no password, and their
 *     role follows what the provider says at each sign-in
 * @param disabled whether signing in is refused
 */
public record Operator(
    UUID id,
    String name,
    Role role,
    boolean mustChange,
    boolean vouched,
    boolean disabled,
    Instant createdAt,
    Optional<Instant> lastSignInAt) {

  static Operator of(OperatorAccount account) {
    return new Operator(
        account.id(),
        account.name(),
        Role.named(account.role()).orElseThrow(),
        account.mustChange(),
        account.subject().isPresent(),
        account.disabled(),
        account.createdAt(),
        account.lastSignInAt());
  }
}
