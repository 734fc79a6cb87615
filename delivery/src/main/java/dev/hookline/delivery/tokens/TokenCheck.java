package dev.hookline.delivery.tokens;

import com.fasterxml.jackson.databind.JsonNode;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.util.Base64URL;
import java.nio.charset.StandardCharsets;
import java.security.interfaces.RSAPublicKey;
import java.text.ParseException;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Checks a token: its form, its header, its signature, its claims, in this order. Of the header
 * only what is known is allowed; a key or an address of a key in it is a reason to refuse.
 */
final class TokenCheck {
  private static final Set<String> HEADER = Set.of("alg", "typ", "kid", "x5t", "x5t#S256");
  private static final Set<String> TYPES = Set.of("jwt", "at+jwt", "application/at+jwt");

  private final List<Issuer> issuers;
  private final Clock clock;

  TokenCheck(List<Issuer> issuers, Clock clock) {
    this.issuers = List.copyOf(issuers);
    this.clock = clock;
  }

  Bearer of(String token) throws BadToken {
    String[] parts = token.split("\\.", -1);
    if (parts.length != 3) {
      throw new BadToken("it has not three parts");
    }
    JsonNode header = StrictJson.object(parts[0]);
    JsonNode claims = StrictJson.object(parts[1]);
    Issuer issuer = issuer(claims.path("iss"));
    String keyId = header(header);
    List<RSAPublicKey> keys = issuer.keys().named(keyId);
    if (keys.isEmpty()) {
      throw new BadToken("its issuer has no such key");
    }
    if (!signed(parts, keys)) {
      throw new BadToken("its signature is wrong");
    }
    return Claims.check(claims, issuer.audience(), clock.instant());
  }

  private Issuer issuer(JsonNode name) throws BadToken {
    for (Issuer issuer : issuers) {
      if (name.isTextual() && issuer.name().equals(name.textValue())) {
        return issuer;
      }
    }
    throw new BadToken("its issuer is not known");
  }

  private static String header(JsonNode header) throws BadToken {
    for (var member : header.properties()) {
      if (!HEADER.contains(member.getKey()) || !member.getValue().isTextual()) {
        throw new BadToken("its header has a member that is not accepted");
      }
    }
    if (!header.path("alg").asText().equals(JWSAlgorithm.RS256.getName())) {
      throw new BadToken("its algorithm is not RS256");
    }
    if (header.has("typ")
        && !TYPES.contains(header.get("typ").textValue().toLowerCase(Locale.ROOT))) {
      throw new BadToken("its type is not JWT");
    }
    return header.has("kid") ? header.get("kid").textValue() : null;
  }

  private static boolean signed(String[] parts, List<RSAPublicKey> keys) throws BadToken {
    try {
      JWSHeader header = JWSHeader.parse(new Base64URL(parts[0]));
      byte[] input = (parts[0] + '.' + parts[1]).getBytes(StandardCharsets.US_ASCII);
      for (RSAPublicKey key : keys) {
        if (new RSASSAVerifier(key).verify(header, input, new Base64URL(parts[2]))) {
          return true;
        }
      }
      return false;
    } catch (ParseException | JOSEException e) {
      throw new BadToken("its signature cannot be checked");
    }
  }
}
