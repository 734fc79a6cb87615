package dev.hookline.api.guarded;

import dev.hookline.api.http.CurrentCaller;
import dev.hookline.api.http.OrSigned;
import dev.hookline.delivery.Reason;
import dev.hookline.delivery.Refused;
import dev.hookline.delivery.access.Role;
import dev.hookline.delivery.guarded.ReplaySignature;
import dev.hookline.persistence.work.Acting;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;

/** Who asks for a guarded replay: whoever holds the replay secret, or an admin. */
@RequestScoped
class GuardedCaller {
  private static final String SIGNED = "replay secret";

  @Inject CurrentCaller current;
  @Inject ReplaySignature signature;

  /**
   * The caller, as the audit log names it. A request that is signed is judged by its signature
   * alone.
   *
   * @throws Refused with {@link Reason#UNAUTHENTICATED} or {@link Reason#INSUFFICIENT_SCOPE}
   */
  Acting require(HttpServletRequest request, byte[] body, String address) {
    String signed = request.getHeader(OrSigned.HEADER);
    if (signed == null) {
      return current.require(Role.ADMIN).acting(address);
    }
    signature.require(
        new ReplaySignature.Headers(
            request.getHeader("webhook-id"), request.getHeader("webhook-timestamp"), signed),
        body);
    return new Acting(SIGNED, Role.ADMIN.wireName(), address, null, "");
  }

  /** Somebody who is not known: what is refused before anybody is. */
  static Acting stranger(String address) {
    return new Acting("nobody", "", address, null, "");
  }
}
