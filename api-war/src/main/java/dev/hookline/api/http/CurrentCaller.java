package dev.hookline.api.http;

import dev.hookline.delivery.Reason;
import dev.hookline.delivery.Refused;
import dev.hookline.delivery.access.Caller;
import dev.hookline.delivery.access.Role;
import dev.hookline.delivery.access.Scope;
import jakarta.enterprise.context.RequestScoped;
import java.util.Optional;

/** Who sent the request that is being answered. */
@RequestScoped
public class CurrentCaller {
  private Caller caller;

  void is(Caller authenticated) {
    this.caller = authenticated;
  }

  /** The caller; empty on a route that is {@link Public}. */
  Optional<Caller> known() {
    return Optional.ofNullable(caller);
  }

  /**
   * The caller.
   *
   * @throws Refused with {@link Reason#UNAUTHENTICATED} on a route that is {@link Public}
   */
  public Caller caller() {
    if (caller == null) {
      throw new Refused(Reason.UNAUTHENTICATED, "this call needs a credential");
    }
    return caller;
  }

  /**
   * The caller, who has the scope.
   *
   * @throws Refused with {@link Reason#INSUFFICIENT_SCOPE}, or as {@link #caller()}
   */
  public Caller require(Scope scope) {
    Caller present = caller();
    present.require(scope);
    return present;
  }

  /**
   * The caller, who has the role or a higher one.
   *
   * @throws Refused with {@link Reason#INSUFFICIENT_SCOPE}, or as {@link #caller()}
   */
  public Caller require(Role role) {
    Caller present = caller();
    present.require(role);
    return present;
  }
}
