package dev.hookline.delivery.access;

import dev.hookline.delivery.Reason;
import dev.hookline.delivery.Refused;
import dev.hookline.persistence.id.IdKind;
import dev.hookline.persistence.work.Acting;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * An authenticated caller.
 *
 * @param tenantId the tenant the call works on
 * @param keyId the key used, or null for the service token
 * @param scopes what the caller may do
 * @param operator whether the caller may work on every tenant
 */
public record Caller(String tenantId, UUID keyId, Set<Scope> scopes, boolean operator) {
  public Caller {
    scopes = Set.copyOf(scopes);
  }

  /**
   * Passes if the caller has the scope.
   *
   * @throws Refused with {@link Reason#INSUFFICIENT_SCOPE}
   */
  public void require(Scope scope) {
    if (!scopes.contains(scope) && !scopes.contains(Scope.ADMIN)) {
      throw new Refused(Reason.INSUFFICIENT_SCOPE, "this call needs the scope " + scope.wireName());
    }
  }

  /** The role over the whole installation; empty for a caller that belongs to one tenant. */
  public Optional<Role> role() {
    return operator ? Optional.of(Role.ADMIN) : Optional.empty();
  }

  /**
   * Passes if the caller has the role or a higher one.
   *
   * @throws Refused with {@link Reason#INSUFFICIENT_SCOPE}
   */
  public void require(Role role) {
    if (!role().map(held -> held.covers(role)).orElse(false)) {
      throw new Refused(Reason.INSUFFICIENT_SCOPE, "this call needs the role " + role.wireName());
    }
  }

  /**
   * The caller as the audit log names it.
   *
   * @param address where the call came from
   */
  public Acting acting(String address) {
    String actor = keyId == null ? "service token" : IdKind.KEY.format(keyId);
    return new Acting(actor, role().map(Role::wireName).orElse("tenant"), address, tenantId, "");
  }
}
