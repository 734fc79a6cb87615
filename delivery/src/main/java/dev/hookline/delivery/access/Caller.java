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
 * @param keyId the key used, or null for the service token and for a person
 * @param scopes what the caller may do
 * @param held the role over the whole installation, or null for a caller that belongs to one tenant
 * @param person the name of the operator whose token this is, or null for a key
 */
public record Caller(String tenantId, UUID keyId, Set<Scope> scopes, Role held, String person) {
  public Caller {
    scopes = Set.copyOf(scopes);
  }

  /** A caller with a key, or the service token: an operator's key is an admin. */
  public Caller(String tenantId, UUID keyId, Set<Scope> scopes, boolean operator) {
    this(tenantId, keyId, scopes, operator ? Role.ADMIN : null, null);
  }

  /** Whether the caller may work on every tenant. */
  public boolean operator() {
    return held != null;
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
    return Optional.ofNullable(held);
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

  /** The caller's name in logs: {@code operator:ada}, {@code key_…} or {@code service token}. */
  public String name() {
    if (person != null) {
      return "operator:" + person;
    }
    return keyId == null ? "service token" : IdKind.KEY.format(keyId);
  }

  /**
   * The caller as the audit log names it.
   *
   * @param address where the call came from
   */
  public Acting acting(String address) {
    return new Acting(name(), role().map(Role::wireName).orElse("tenant"), address, tenantId, "");
  }
}
