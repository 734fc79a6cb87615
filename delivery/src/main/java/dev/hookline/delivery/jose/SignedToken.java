package dev.hookline.delivery.jose;

import com.fasterxml.jackson.databind.JsonNode;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.util.Base64URL;
import java.nio.charset.StandardCharsets;
import java.security.interfaces.RSAPublicKey;
import java.text.ParseException;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * A token in three parts whose form and header are good. Of the header only what is known is
 * allowed; a key or an address of a key in it is a reason to refuse.
 */
public final class SignedToken {
  private static final Set<String> HEADER = Set.of("alg", "typ", "kid", "x5t", "x5t#S256");
  private static final Set<String> TYPES = Set.of("jwt", "at+jwt", "application/at+jwt");

  private final String[] parts;
  private final JsonNode claims;
  private final String keyId;

  private SignedToken(String[] parts, JsonNode claims, String keyId) {
    this.parts = parts;
    this.claims = claims;
    this.keyId = keyId;
  }

  /** Takes a token apart. */
  public static SignedToken parse(String token) throws BadToken {
    String[] parts = token.split("\\.", -1);
    if (parts.length != 3) {
      throw new BadToken("it has not three parts");
    }
    JsonNode header = StrictJson.part(parts[0]);
    JsonNode claims = StrictJson.part(parts[1]);
    return new SignedToken(parts, claims, keyId(header));
  }

  /** Who the token says has issued it; nobody has verified that. Empty if it does not say. */
  public String claimedIssuer() {
    return claims.path("iss").isTextual() ? claims.path("iss").textValue() : "";
  }

  /**
   * The claims, if one of the keys has signed them.
   *
   * @throws BadToken if none of them is named, or none has signed it
   */
  public JsonNode verified(TokenKeys issuer) throws BadToken {
    List<RSAPublicKey> keys = issuer.named(keyId);
    if (keys.isEmpty()) {
      throw new BadToken("its issuer has no such key");
    }
    if (!signed(keys)) {
      throw new BadToken("its signature is wrong");
    }
    return claims;
  }

  private static String keyId(JsonNode header) throws BadToken {
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

  private boolean signed(List<RSAPublicKey> keys) throws BadToken {
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
