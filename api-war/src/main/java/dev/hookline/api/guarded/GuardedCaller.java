package dev.hookline.api.guarded;

import dev.hookline.api.http.CurrentCaller;
import dev.hookline.api.http.OrSigned;
import dev.hookline.delivery.Reason;
import dev.hookline.delivery.Refused;
import dev.hookline.delivery.access.Caller;
import dev.hookline.delivery.access.Role;
import dev.hookline.delivery.guarded.ReplaySignature;
import dev.hookline.persistence.id.IdKind;
import dev.hookline.transport.signature.SignedHeaders;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;

/** Who asks for a guarded replay: whoever holds the replay secret, or an admin. */
@RequestScoped
class GuardedCaller {
  private static final String SIGNED = "replay-secret";

  @Inject CurrentCaller current;
  @Inject ReplaySignature signature;

  /**
   * Their name, for the records. A request that is signed is judged by its signature alone.
   *
   * @throws Refused with {@link Reason#UNAUTHENTICATED} or {@link Reason#INSUFFICIENT_SCOPE}
   */
  String name(HttpServletRequest request, byte[] body) {
    String signed = request.getHeader(OrSigned.HEADER);
    if (signed == null) {
      return name(current.require(Role.ADMIN));
    }
    String id = request.getHeader("webhook-id");
    signature.require(new SignedHeaders(id, request.getHeader("webhook-timestamp"), signed), body);
    return SIGNED;
  }

  private static String name(Caller caller) {
    return caller.keyId() == null ? "admin" : IdKind.KEY.format(caller.keyId());
  }
}
