package dev.hookline.delivery.operators;

import dev.hookline.delivery.access.Role;
import java.util.List;
import java.util.Optional;

/**
 * Whom an identity provider vouches for.
 *
 * @param issuer the provider, as it names itself; holds no blank
 * @param subject who it is to the provider, for good
 * @param names what the operator may be called here, the best first; may be empty
 * @param role what the provider lets them be; empty for nothing
 */
public record Vouched(String issuer, String subject, List<String> names, Optional<Role> role) {
  String issuerAndSubject() {
    return issuer + ' ' + subject;
  }

  String firstName() {
    return names.isEmpty() ? "unknown name" : names.getFirst();
  }
}
