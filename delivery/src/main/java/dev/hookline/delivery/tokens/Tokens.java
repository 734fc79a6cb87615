package dev.hookline.delivery.tokens;

import dev.hookline.delivery.Reason;
import dev.hookline.delivery.Refused;
import dev.hookline.delivery.access.Caller;
import dev.hookline.delivery.access.Callers;
import dev.hookline.delivery.jose.BadToken;
import java.time.Clock;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Tells whom a token names. Safe to share between threads. */
public final class Tokens {
  private static final Logger LOG = Logger.getLogger(Tokens.class.getName());
  private static final int LONGEST = 8_192;

  private final TokenCheck check;
  private final Callers callers;

  Tokens(List<Issuer> issuers, Callers callers, Clock clock) {
    this.check = new TokenCheck(issuers, clock);
    this.callers = callers;
  }

  /**
   * Whether a credential has the form of a token: three parts with dots between. A key never has.
   */
  public static boolean looksLikeOne(String credential) {
    int first = credential.indexOf('.');
    int second = first < 0 ? -1 : credential.indexOf('.', first + 1);
    return second > 0 && credential.indexOf('.', second + 1) < 0 && credential.startsWith("ey");
  }

  /**
   * The caller that the token names.
   *
   * @param requestedTenant the tenant the call names, or null for the first tenant
   * @throws Refused with {@link Reason#UNAUTHENTICATED}, which does not say what is wrong with the
   *     token; {@link Reason#INSUFFICIENT_SCOPE} if it is good but names no role of ours; {@link
   *     Reason#NOT_FOUND} if the tenant does not exist; {@link Reason#UNAVAILABLE}
   */
  public Caller authenticate(String token, String requestedTenant) {
    Bearer bearer;
    try {
      if (token.length() > LONGEST) {
        throw new BadToken("it is longer than " + LONGEST + " characters");
      }
      bearer = check.of(token);
    } catch (BadToken bad) {
      // The reason is for whoever runs the server, never for whoever tries tokens.
      LOG.log(Level.FINE, "a token was refused: {0}", bad.getMessage());
      throw new Refused(Reason.UNAUTHENTICATED, "the token is wrong or expired");
    }
    return callers.operator(
        bearer.name(),
        bearer
            .role()
            .orElseThrow(
                () ->
                    new Refused(
                        Reason.INSUFFICIENT_SCOPE,
                        "the token's groups name none of viewer, operator and admin")),
        requestedTenant);
  }
}
