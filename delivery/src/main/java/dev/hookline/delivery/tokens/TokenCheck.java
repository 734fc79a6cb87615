package dev.hookline.delivery.tokens;

import dev.hookline.delivery.jose.BadToken;
import dev.hookline.delivery.jose.SignedToken;
import java.time.Clock;
import java.util.List;

/** Checks a token: its form and header, its issuer, its signature, its claims, in this order. */
final class TokenCheck {
  private final List<Issuer> issuers;
  private final Clock clock;

  TokenCheck(List<Issuer> issuers, Clock clock) {
    this.issuers = List.copyOf(issuers);
    this.clock = clock;
  }

  Bearer of(String token) throws BadToken {
    SignedToken signed = SignedToken.parse(token);
    Issuer issuer = issuer(signed.claimedIssuer());
    return Claims.check(signed.verified(issuer.keys()), issuer.audience(), clock.instant());
  }

  private Issuer issuer(String name) throws BadToken {
    for (Issuer issuer : issuers) {
      if (issuer.name().equals(name)) {
        return issuer;
      }
    }
    throw new BadToken("its issuer is not known");
  }
}
